import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { caseStateSchema } from '@/lib/usecases/case-states';
import { transferCase } from '@/lib/usecases/transfer-case';
import { caseAddress } from '../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/transfer',
  summary: 'Moves a case to another facility before its scan, for a written reason.',
  params: caseAddress,
  body: jsonBody(z.strictObject({ facilityId: z.uuid(), reason: z.string().max(2_000) })),
  needsProof: true,
  answer: {
    status: 200,
    says: 'The case is closed here and begun there.',
    schema: z.strictObject({ state: caseStateSchema }),
  },
  problems: ['answers', 'wrong-state', 'proof-needed'],
  run: (ctx, { params, body }) => transferCase(ctx, { caseId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
