import { z } from 'zod';
import { jsonBody } from '@/lib/server/http/body';
import { defineLinkOperation, linkAddress } from '@/lib/server/link-operation';
import { otherMethods } from '@/lib/server/other-methods';
import { joinByLink } from '@/lib/server/session/link-account';
import { registrationResponse } from '@/lib/server/session/passkeys';

export const POST = defineLinkOperation({
  method: 'POST',
  path: '/api/links/{linkId}/passkey',
  summary:
    'Makes an account with a passkey of whoever signed by a link. Nobody may have its NPI or address yet.',
  params: linkAddress,
  body: jsonBody(z.strictObject({ response: registrationResponse })),
  answer: { status: 201, says: 'There is an account.', schema: z.strictObject({ email: z.string() }) },
  problems: ['answers', 'wrong-state'],
  run: (ctx, _held, { body }) => joinByLink(ctx, body.response),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
