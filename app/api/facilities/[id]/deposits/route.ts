import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { depositedSchema, recordDeposit } from '@/lib/usecases/record-deposit';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/facilities/{id}/deposits',
  summary: 'Records money that a facility paid in.',
  params: z.object({ id: z.uuid() }),
  body: jsonBody(
    z.strictObject({
      amount: z.string().max(100).describe('Dollars, as 1,250.00.'),
      reference: z.string().max(1_000).describe('The number of the check or payment.'),
    }),
  ),
  isIdempotent: true,
  needsProof: true,
  answer: { status: 201, says: 'The deposit is in the books.', schema: depositedSchema },
  problems: ['proof-needed', 'answers'],
  run: (ctx, { params, body, idempotencyKey, bodyHash }) =>
    recordDeposit(ctx, { facilityId: params.id, ...body, idempotencyKey, bodyHash }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
