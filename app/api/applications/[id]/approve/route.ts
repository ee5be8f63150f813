import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { approveApplication } from '@/lib/usecases/decide-application';
import { applicationAddress, decidedAnswer } from '../../../_shapes/application';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/applications/{id}/approve',
  summary: 'Approves an application: the facility, its books, and the invitation of its first manager.',
  params: applicationAddress,
  body: jsonBody(z.strictObject({ timeZone: z.string().max(60), agreementUntil: z.string().max(60) })),
  needsProof: true,
  answer: decidedAnswer,
  problems: ['proof-needed', 'answers', 'wrong-state'],
  run: (ctx, { params, body }) => approveApplication(ctx, { id: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
