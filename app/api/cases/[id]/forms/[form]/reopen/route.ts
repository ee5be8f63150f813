import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { reopenedSchema, reopenForm } from '@/lib/usecases/reopen-form';
import { formAddress } from '../../../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/forms/{form}/reopen',
  summary: 'Reopens a form that was given, with a reason; its answers become the draft of the next revision.',
  params: formAddress,
  body: jsonBody(z.strictObject({ reason: z.string().max(2_000) })),
  answer: { status: 200, says: 'The form is open.', schema: reopenedSchema },
  problems: ['answers', 'wrong-state'],
  run: (ctx, { params, body }) =>
    reopenForm(ctx, { caseId: params.id, form: params.form, reason: body.reason }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
