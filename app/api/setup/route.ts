import { z } from 'zod';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { setUp } from '@/lib/server/set-up';
import { linkAttempts, linkSecret, signInAnswer, typedSignIn } from '../_shapes/sign-in-answer';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/setup',
  summary: 'Makes the registry’s first administrator, by the link that the first start printed.',
  limit: linkAttempts,
  body: jsonBody(z.strictObject({ token: linkSecret, email: z.string().max(1_000), ...typedSignIn })),
  answer: signInAnswer,
  problems: ['answers'],
  run: (asking, { body: { token, ...typed } }) => setUp(token, typed, asking),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
