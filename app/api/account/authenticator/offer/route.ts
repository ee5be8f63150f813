import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { offerAuthenticator } from '@/lib/server/session/authenticator';
import { offerShape } from '@/lib/server/session/offer-shape';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/account/authenticator/offer',
  summary: 'A key for an authenticator app of one’s own.',
  needsProof: true,
  answer: { status: 200, says: 'The key, which is kept once a code of it is sent back.', schema: offerShape },
  problems: ['proof-needed'],
  run: async ({ actor, now }) => ok(offerAuthenticator(actor.email, actor.sessionId, now)),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
