import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { markDuplicate } from '@/lib/usecases/mark-duplicate';
import { caseAddress } from '../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/duplicate',
  summary: 'Closes a case whose scan was registered twice; the other case stays.',
  params: caseAddress,
  body: jsonBody(
    z.strictObject({ otherNumber: z.string().max(40), reason: z.string().max(2_000), version: z.int() }),
  ),
  answer: {
    status: 200,
    says: 'The case is closed.',
    schema: z.strictObject({ corrected: z.literal(true) }),
  },
  problems: ['answers', 'wrong-state'],
  run: (ctx, { params, body }) => markDuplicate(ctx, { caseId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
