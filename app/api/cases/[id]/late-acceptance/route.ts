import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { acceptLate } from '@/lib/usecases/accept-late';
import { caseStateSchema } from '@/lib/usecases/case-states';
import { submittableForms } from '@/lib/usecases/submittable-form';
import { caseAddress } from '../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/late-acceptance',
  summary: 'Takes a form that came after its window, for a written reason.',
  params: caseAddress,
  body: jsonBody(z.strictObject({ form: z.enum(submittableForms), reason: z.string().max(2_000) })),
  needsProof: true,
  answer: {
    status: 200,
    says: 'It was taken, and the case decided again.',
    schema: z.strictObject({ state: caseStateSchema }),
  },
  problems: ['answers', 'wrong-state', 'proof-needed'],
  run: (ctx, { params, body }) => acceptLate(ctx, { caseId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
