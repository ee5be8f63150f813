import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { minimumSchema, setMinimumBalance } from '@/lib/usecases/set-minimum-balance';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/facilities/{id}/minimum-balance',
  summary: 'Sets the balance below which a facility’s managers are warned.',
  params: z.object({ id: z.uuid() }),
  body: jsonBody(z.strictObject({ amount: z.string().max(100).describe('Dollars, as 500.00.') })),
  needsProof: true,
  answer: { status: 200, says: 'The minimum as it is now.', schema: minimumSchema },
  problems: ['proof-needed', 'answers'],
  run: (ctx, { params, body }) => setMinimumBalance(ctx, { facilityId: params.id, amount: body.amount }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
