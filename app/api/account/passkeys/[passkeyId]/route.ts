import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { removeOwnPasskey, renameOwnPasskey } from '@/lib/server/session/own-passkeys';

const params = z.strictObject({ passkeyId: z.uuid() });

export const PUT = defineOperation({
  method: 'PUT',
  path: '/api/account/passkeys/{passkeyId}',
  summary: 'Gives one of one’s own passkeys another name.',
  params,
  needsProof: true,
  body: jsonBody(z.strictObject({ name: z.string().max(200) })),
  answer: { status: 200, says: 'The passkey has this name.', schema: z.strictObject({ name: z.string() }) },
  problems: ['answers'],
  run: (ctx, { params: { passkeyId }, body: { name } }) => renameOwnPasskey(ctx, { id: passkeyId, name }),
});

export const DELETE = defineOperation({
  method: 'DELETE',
  path: '/api/account/passkeys/{passkeyId}',
  summary: 'Removes one of one’s own passkeys, but not the last way to sign in.',
  params,
  needsProof: true,
  answer: {
    status: 200,
    says: 'The passkey is removed.',
    schema: z.strictObject({ removed: z.literal(true) }),
  },
  problems: ['wrong-state'],
  run: (ctx, { params: { passkeyId } }) => removeOwnPasskey(ctx, passkeyId),
});

export const { GET, POST, PATCH } = otherMethods(PUT, DELETE);
