import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { refuseRecovery } from '@/lib/usecases/refuse-recovery';
import { recoveryAnswered, rowAddress } from '../../../_shapes/people';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/recoveries/{id}/refuse',
  summary: 'Refuses a new sign-in, also one that is approved and not used yet.',
  params: rowAddress,
  body: recoveryAnswered,
  needsProof: true,
  answer: {
    status: 200,
    says: 'The request is over.',
    schema: z.strictObject({ refused: z.literal(true) }),
  },
  problems: ['proof-needed', 'answers', 'wrong-state'],
  run: (ctx, { params, body }) => refuseRecovery(ctx, { id: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
