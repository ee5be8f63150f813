import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { revokeInvitation } from '@/lib/usecases/revoke-invitation';
import { rowAddress } from '../../../_shapes/people';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/invitations/{id}/revoke',
  summary: 'Makes the link of an invitation useless.',
  params: rowAddress,
  needsProof: true,
  answer: {
    status: 200,
    says: 'The link works no more.',
    schema: z.strictObject({ revoked: z.literal(true) }),
  },
  problems: ['proof-needed', 'wrong-state'],
  run: (ctx, { params }) => revokeInvitation(ctx, params.id),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
