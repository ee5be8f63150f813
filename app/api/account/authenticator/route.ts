import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { removeOwnAuthenticator, setOwnAuthenticator } from '@/lib/server/session/own-authenticator';

export const PUT = defineOperation({
  method: 'PUT',
  path: '/api/account/authenticator',
  summary: 'Makes an offered key one’s authenticator app, in place of the one before.',
  needsProof: true,
  body: jsonBody(z.strictObject({ offer: z.string().max(1000), code: z.string().max(100) })),
  answer: { status: 200, says: 'The app is set up.', schema: z.strictObject({ set: z.literal(true) }) },
  problems: ['answers', 'not-allowed', 'wrong-state', 'proof-needed'],
  run: (ctx, { body }) => setOwnAuthenticator(ctx, body),
});

export const DELETE = defineOperation({
  method: 'DELETE',
  path: '/api/account/authenticator',
  summary: 'Removes one’s authenticator app, but not the last way to sign in.',
  needsProof: true,
  answer: { status: 200, says: 'The app is removed.', schema: z.strictObject({ removed: z.literal(true) }) },
  problems: ['wrong-state', 'proof-needed'],
  run: (ctx) => removeOwnAuthenticator(ctx),
});

export const { GET, POST, PATCH } = otherMethods(PUT, DELETE);
