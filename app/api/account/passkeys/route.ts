import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { addOwnPasskey } from '@/lib/server/session/own-passkeys';
import { registrationResponse } from '@/lib/server/session/passkeys';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/account/passkeys',
  summary: 'Adds a passkey to the account of whoever is signed in.',
  needsProof: true,
  body: jsonBody(z.strictObject({ name: z.string().max(200), response: registrationResponse })),
  answer: { status: 201, says: 'The passkey is added.', schema: z.strictObject({ id: z.uuid() }) },
  problems: ['answers'],
  run: (ctx, { body }) => addOwnPasskey(ctx, body),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
