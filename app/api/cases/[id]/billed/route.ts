import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { billCase } from '@/lib/usecases/bill-case';
import { caseAddress } from '../../../_shapes/case-address';
import { claimKind } from '../../../_shapes/claim-kind';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/billed',
  summary: 'Marks claims of an eligible case as sent, which closes it; again after a denial.',
  params: caseAddress,
  body: jsonBody(
    z.strictObject({
      claims: z
        .array(claimKind)
        .min(1)
        .max(3)
        .exactOptional()
        .describe('Those that were sent; without them, the ones a facility of this kind sends.'),
      on: z
        .string()
        .max(40)
        .exactOptional()
        .describe('The day they were sent, as a person types it; without it today.'),
    }),
  ),
  answer: {
    status: 200,
    says: 'The claims are marked.',
    schema: z.strictObject({ state: z.literal('billed') }),
  },
  problems: ['wrong-state', 'answers'],
  run: (ctx, { params, body }) => billCase(ctx, { caseId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
