import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { correctCase } from '@/lib/usecases/correct-case';
import { caseAddress } from '../../../_shapes/case-address';
import { correctionBody } from '../../../_shapes/correction';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/corrections',
  summary:
    'Corrects the scan date, the planned date, the physician, the reason or the patient of a case, as it was told before.',
  params: caseAddress,
  body: jsonBody(correctionBody.extend({ reason: z.string().max(2_000), version: z.int() })),
  answer: {
    status: 200,
    says: 'The case is corrected and was decided again.',
    schema: z.strictObject({ corrected: z.literal(true) }),
  },
  problems: ['answers', 'wrong-state'],
  run: (ctx, { params, body }) => correctCase(ctx, { caseId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
