import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { foreseeCorrection, foreseenSchema } from '@/lib/usecases/correct-case';
import { caseAddress } from '../../../../_shapes/case-address';
import { correctionBody } from '../../../../_shapes/correction';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/corrections/foresight',
  summary: 'Tells what a correction would lead to. Nothing is changed.',
  params: caseAddress,
  body: jsonBody(correctionBody),
  answer: { status: 200, says: 'What it would lead to.', schema: foreseenSchema },
  problems: ['answers', 'wrong-state'],
  run: (ctx, { params, body }) => foreseeCorrection(ctx, { caseId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
