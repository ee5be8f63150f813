import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { sendInvitationAgain } from '@/lib/usecases/send-invitation-again';
import { rowAddress } from '../../../_shapes/people';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/invitations/{id}/again',
  summary: 'Sends an invitation again: the same link, for seven more days.',
  params: rowAddress,
  needsProof: true,
  answer: {
    status: 200,
    says: 'The address it went to.',
    schema: z.strictObject({ email: z.string() }),
  },
  problems: ['proof-needed', 'wrong-state'],
  run: (ctx, { params }) => sendInvitationAgain(ctx, params.id),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
