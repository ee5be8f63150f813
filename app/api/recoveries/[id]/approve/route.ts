import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { approveRecovery } from '@/lib/usecases/approve-recovery';
import { recoveryAnswered, rowAddress } from '../../../_shapes/people';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/recoveries/{id}/approve',
  summary:
    'Approves a new sign-in for somebody who lost every factor; with the second approval a link goes out.',
  params: rowAddress,
  body: recoveryAnswered,
  needsProof: true,
  answer: {
    status: 200,
    says: 'Approved; whether the link went out with it.',
    schema: z.strictObject({ linkSent: z.boolean() }),
  },
  problems: ['proof-needed', 'answers', 'wrong-state'],
  run: (ctx, { params, body }) => approveRecovery(ctx, { id: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
