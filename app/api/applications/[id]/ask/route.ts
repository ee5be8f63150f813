import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { askBack } from '@/lib/usecases/decide-application';
import { applicationAddress, decidedAnswer } from '../../../_shapes/application';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/applications/{id}/ask',
  summary: 'Asks the applicant back by e-mail.',
  params: applicationAddress,
  body: jsonBody(z.strictObject({ question: z.string().max(10_000) })),
  needsProof: true,
  answer: decidedAnswer,
  problems: ['proof-needed', 'answers', 'wrong-state'],
  run: (ctx, { params, body }) => askBack(ctx, { id: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
