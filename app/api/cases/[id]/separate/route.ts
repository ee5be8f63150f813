import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { confirmSeparate } from '@/lib/usecases/confirm-separate';
import { caseAddress } from '../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/separate',
  summary: 'Confirms that another case with the same date of service and code is a separate scan.',
  params: caseAddress,
  body: jsonBody(z.strictObject({ otherCaseId: z.uuid() })),
  answer: {
    status: 200,
    says: 'Both cases were decided again.',
    schema: z.strictObject({ confirmed: z.literal(true) }),
  },
  problems: ['wrong-state'],
  run: (ctx, { params, body }) => confirmSeparate(ctx, { caseId: params.id, otherCaseId: body.otherCaseId }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
