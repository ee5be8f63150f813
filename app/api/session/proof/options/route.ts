import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { proofOptions } from '@/lib/server/session/passkeys';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/session/proof/options',
  summary:
    'What a browser proves with one of the passkeys of whoever is signed in. It holds for five minutes.',
  answer: {
    status: 200,
    says: 'The options, as navigator.credentials.get takes them.',
    schema: z.looseObject({ challenge: z.string() }),
  },
  problems: [],
  run: async ({ db, actor, now }) =>
    ok({ ...(await proofOptions(db, { accountId: actor.accountId, askerId: actor.sessionId }, now)) }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
