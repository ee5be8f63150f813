import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { sendFormLink, sentLinkSchema } from '@/lib/usecases/send-form-link';
import { caseLinkAddress } from '../../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/links/{form}',
  summary:
    'Sends the referring physician a link to a form by e-mail, in place of one sent before. It opens nothing without the code.',
  params: caseLinkAddress,
  body: jsonBody(z.strictObject({ email: z.string().max(320) })),
  isIdempotent: true,
  answer: { status: 201, says: 'The link is on its way.', schema: sentLinkSchema },
  problems: ['answers', 'already-submitted', 'wrong-state'],
  run: (ctx, { params, body, idempotencyKey, bodyHash }) =>
    sendFormLink(ctx, {
      caseId: params.id,
      form: params.form,
      email: body.email,
      idempotencyKey,
      bodyHash,
    }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
