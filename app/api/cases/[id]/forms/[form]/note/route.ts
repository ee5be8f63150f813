import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { noteForm } from '@/lib/usecases/note-form';
import { formAddress } from '../../../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/forms/{form}/note',
  summary: 'Adds a note beside a form that was given.',
  params: formAddress,
  body: jsonBody(z.strictObject({ reason: z.string().max(2_000) })),
  answer: {
    status: 200,
    says: 'The note stands beside the form.',
    schema: z.strictObject({ noted: z.literal(true) }),
  },
  problems: ['answers', 'wrong-state'],
  run: (ctx, { params, body }) =>
    noteForm(ctx, { caseId: params.id, form: params.form, reason: body.reason }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
