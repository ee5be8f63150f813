import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { makeOwnRecoveryCodes } from '@/lib/server/session/own-recovery-codes';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/account/recovery-codes',
  summary: 'Makes ten recovery codes in place of all before. They are shown this once.',
  needsProof: true,
  answer: {
    status: 201,
    says: 'The codes. Each counts once, beside the passphrase.',
    schema: z.strictObject({ codes: z.array(z.string()).readonly() }),
  },
  problems: ['wrong-state', 'proof-needed'],
  run: (ctx) => makeOwnRecoveryCodes(ctx),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
