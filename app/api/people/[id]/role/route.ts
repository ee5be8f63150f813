import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { changeRole } from '@/lib/usecases/change-role';
import { rowAddress, seenVersion } from '../../../_shapes/people';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/people/{id}/role',
  summary: 'Makes a registrar a manager, or a manager a registrar.',
  params: rowAddress,
  body: jsonBody(z.strictObject({ role: z.enum(['registrar', 'manager']), version: seenVersion })),
  needsProof: true,
  answer: {
    status: 200,
    says: 'The role the person has now.',
    schema: z.strictObject({ role: z.enum(['registrar', 'manager']) }),
  },
  problems: ['proof-needed', 'wrong-state'],
  run: (ctx, { params, body }) => changeRole(ctx, { accountId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
