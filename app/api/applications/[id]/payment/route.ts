import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { recordPayment } from '@/lib/usecases/decide-application';
import { applicationAddress, decidedAnswer } from '../../../_shapes/application';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/applications/{id}/payment',
  summary: 'Records the application fee and the start-up deposit that were received.',
  params: applicationAddress,
  body: jsonBody(
    z.strictObject({
      fee: z.string().max(1_000),
      deposit: z.string().max(100),
      reference: z.string().max(1_000),
    }),
  ),
  needsProof: true,
  answer: decidedAnswer,
  problems: ['proof-needed', 'answers', 'wrong-state'],
  run: (ctx, { params, body }) => recordPayment(ctx, { id: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
