import { z } from 'zod';
import { answersOf } from '@/lib/server/answer-shapes';
import { jsonBody } from '@/lib/server/http/body';
import { defineLinkOperation, linkAddress } from '@/lib/server/link-operation';
import { otherMethods } from '@/lib/server/other-methods';
import { linkForms } from '@/lib/usecases/form-link-rows';
import { linkReceiptSchema, signByLink } from '@/lib/usecases/sign-by-link';

export const POST = defineLinkOperation({
  method: 'POST',
  path: '/api/links/{linkId}/submit',
  summary:
    'Signs and gives the form of a link for good, with the name and NPI of its physician and the code.',
  params: linkAddress,
  body: jsonBody(
    z.strictObject({
      answers: answersOf(...linkForms),
      signature: z.strictObject({
        name: z.string().max(200),
        npi: z.string().max(40),
        meaning: z.string().max(500).exactOptional().describe('The sentence that stood above the signature.'),
        linkCode: z.string().max(200),
      }),
    }),
  ),
  isIdempotent: true,
  codeIn: (body) => body.signature.linkCode,
  answer: { status: 201, says: 'The form is given.', schema: linkReceiptSchema },
  problems: ['answers', 'already-submitted', 'wrong-state', 'code-refused', 'proof-needed', 'throttled'],
  run: (ctx, { link }, { body, idempotencyKey, bodyHash }) => {
    const { linkCode: _, ...signature } = body.signature;
    return signByLink(ctx, link, { answers: body.answers, signature, idempotencyKey, bodyHash });
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
