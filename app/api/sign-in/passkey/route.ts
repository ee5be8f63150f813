import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { proofOptions } from '@/lib/server/session/passkeys';
import { passkeyRequests } from '@/lib/server/throttle';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary:
    'What a browser signs in with, where it knows a passkey of this registry. It holds for five minutes.',
  limit: passkeyRequests,
  answer: {
    status: 200,
    says: 'The options, as navigator.credentials.get takes them.',
    schema: z.looseObject({ challenge: z.string() }),
  },
  problems: ['throttled'],
  run: async ({ database, now }) => ok({ ...(await database.asNobody((tx) => proofOptions(tx, null, now))) }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
