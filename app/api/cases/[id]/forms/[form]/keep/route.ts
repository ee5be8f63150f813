import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { keepForm } from '@/lib/usecases/keep-form';
import { formAddress } from '../../../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/forms/{form}/keep',
  summary: 'Closes a reopened form as it was.',
  params: formAddress,
  body: jsonBody(z.strictObject({ reason: z.string().max(2_000) })),
  answer: {
    status: 200,
    says: 'The form stands as it was.',
    schema: z.strictObject({ kept: z.literal(true) }),
  },
  problems: ['answers', 'wrong-state'],
  run: (ctx, { params, body }) =>
    keepForm(ctx, { caseId: params.id, form: params.form, reason: body.reason }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
