import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { foreseenSchema } from '@/lib/usecases/correct-case';
import { foreseeDuplicate } from '@/lib/usecases/mark-duplicate';
import { caseAddress } from '../../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/duplicate/foresight',
  summary: 'Tells what closing a case as registered twice would lead to. Nothing is changed.',
  params: caseAddress,
  body: jsonBody(z.strictObject({ otherNumber: z.string().max(40) })),
  answer: { status: 200, says: 'What it would lead to.', schema: foreseenSchema },
  problems: ['answers', 'wrong-state'],
  run: (ctx, { params, body }) => foreseeDuplicate(ctx, { caseId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
