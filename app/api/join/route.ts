import { z } from 'zod';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { join } from '@/lib/server/join';
import { otherMethods } from '@/lib/server/other-methods';
import { linkAttempts, linkSecret, signInAnswer, typedSignIn } from '../_shapes/sign-in-answer';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/join',
  summary: 'Accepts an invitation: the account begins with a name and a passphrase.',
  limit: linkAttempts,
  body: jsonBody(z.strictObject({ token: linkSecret, ...typedSignIn })),
  answer: signInAnswer,
  problems: ['answers', 'wrong-state'],
  run: (asking, { body: { token, ...typed } }) => join(token, typed, asking),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
