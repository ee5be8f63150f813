import { z } from 'zod';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { joinWithPasskey } from '@/lib/server/join';
import { otherMethods } from '@/lib/server/other-methods';
import { registrationResponse } from '@/lib/server/session/passkeys';
import { linkAttempts, linkSecret, typedName } from '../../_shapes/sign-in-answer';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/join/passkey',
  summary: 'Accepts an invitation: the account begins with a name and a passkey, and without a passphrase.',
  limit: linkAttempts,
  body: jsonBody(z.strictObject({ token: linkSecret, ...typedName, response: registrationResponse })),
  answer: {
    status: 200,
    says: 'The sign-in is set up: sign in with the passkey.',
    schema: z.strictObject({ email: z.string() }),
  },
  problems: ['answers', 'wrong-state'],
  run: (asking, { body: { token, ...given } }) => joinWithPasskey(token, given, asking),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
