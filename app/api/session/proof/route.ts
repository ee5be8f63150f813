import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { passkeyResponse } from '@/lib/server/session/passkeys';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/session/proof',
  summary:
    'Proves again who is signed in, with passphrase and code or with a passkey. Signing, exports and changes of the account want a proof of the last five minutes.',
  body: jsonBody(
    z.union([
      z.strictObject({
        passphrase: z.string().max(1000),
        code: z.string().max(100).describe('Of the authenticator app, or a recovery code. Each counts once.'),
      }),
      z.strictObject({ passkey: passkeyResponse }),
    ]),
  ),
  proofIn: (body) => body,
  answer: { status: 200, says: 'It is proved.', schema: z.strictObject({ provedAt: z.iso.datetime() }) },
  problems: ['answers', 'throttled'],
  run: async ({ actor }) => ok({ provedAt: actor.provedAt.toISOString() }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
