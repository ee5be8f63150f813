import { z } from 'zod';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { setUpAnew } from '@/lib/server/recover';
import { linkAttempts, linkSecret, signInAnswer, typedSignIn } from '../_shapes/sign-in-answer';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/recover',
  summary: 'Takes a new passphrase by a link that two people opened. All that could sign in before ends.',
  limit: linkAttempts,
  body: jsonBody(z.strictObject({ token: linkSecret, passphrase: typedSignIn.passphrase })),
  answer: signInAnswer,
  problems: ['answers'],
  run: (asking, { body }) => setUpAnew(body.token, body.passphrase, asking),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
