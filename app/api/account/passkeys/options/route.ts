import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { registrationOptions } from '@/lib/server/session/passkeys';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/account/passkeys/options',
  summary: 'What a browser makes a passkey of. It holds for five minutes, in this session.',
  needsProof: true,
  answer: {
    status: 200,
    says: 'The options, as navigator.credentials.create takes them.',
    schema: z.looseObject({ challenge: z.string() }),
  },
  problems: ['proof-needed'],
  run: async ({ db, actor, now }) => ok({ ...(await registrationOptions(db, actor, actor.sessionId, now)) }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
