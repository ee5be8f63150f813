import { z } from 'zod';
import { fail, ok } from '@/lib/domain/result';
import { defineHalfwayOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { nextStep } from '@/lib/server/session/next-step';
import { registrationOptions } from '@/lib/server/session/passkeys';

export const POST = defineHalfwayOperation({
  method: 'POST',
  path: '/api/sign-in/enrolment/passkey',
  summary: 'What a browser makes the first passkey of an account of that has no second factor yet.',
  answer: {
    status: 200,
    says: 'The options, as navigator.credentials.create takes them.',
    schema: z.looseObject({ challenge: z.string() }),
  },
  problems: ['wrong-state'],
  run: async ({ database, now }, half) => {
    const { mustEnrol } = await nextStep(database, half);
    if (!mustEnrol)
      return fail({ code: 'wrong-state', says: 'This account has a second factor. Sign in with it.' });
    const { person, sessionId } = half;
    return ok({
      ...(await database.withActor(person, (tx) => registrationOptions(tx, person, sessionId, now))),
    });
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
