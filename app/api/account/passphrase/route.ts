import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { changeOwnPassphrase } from '@/lib/server/session/own-passphrase';

export const PUT = defineOperation({
  method: 'PUT',
  path: '/api/account/passphrase',
  summary: 'Changes one’s passphrase. Every other session of the account ends.',
  needsProof: true,
  body: jsonBody(z.strictObject({ passphrase: z.string().max(1000) })),
  answer: {
    status: 200,
    says: 'The passphrase is changed.',
    schema: z.strictObject({ changed: z.literal(true) }),
  },
  problems: ['answers', 'proof-needed'],
  run: (ctx, { body }) => changeOwnPassphrase(ctx, body.passphrase),
});

export const { GET, POST, PATCH, DELETE } = otherMethods(PUT);
