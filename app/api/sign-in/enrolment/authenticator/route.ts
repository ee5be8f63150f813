import { fail, ok } from '@/lib/domain/result';
import { defineHalfwayOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { offerAuthenticator } from '@/lib/server/session/authenticator';
import { nextStep } from '@/lib/server/session/next-step';
import { offerShape } from '@/lib/server/session/offer-shape';

export const POST = defineHalfwayOperation({
  method: 'POST',
  path: '/api/sign-in/enrolment/authenticator',
  summary: 'A key for an authenticator app, for an account that has no second factor yet.',
  answer: { status: 200, says: 'The key, which is kept once a code of it is sent back.', schema: offerShape },
  problems: ['wrong-state'],
  run: async ({ database, now }, half) => {
    const { mustEnrol, mayUseCode } = await nextStep(database, half);
    if (!mustEnrol || !mayUseCode)
      return fail({ code: 'wrong-state', says: 'This account signs in another way.' });
    return ok(offerAuthenticator(half.person.email, half.sessionId, now));
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
