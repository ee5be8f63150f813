import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { handOver } from '@/lib/usecases/hand-over';
import { rowAddress, seenVersion } from '../../../_shapes/people';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/people/{id}/hand-over',
  summary: 'Hands the manager’s role over to this colleague.',
  params: rowAddress,
  body: jsonBody(z.strictObject({ afterwards: z.enum(['registrar', 'leave']), version: seenVersion })),
  needsProof: true,
  answer: {
    status: 200,
    says: 'What the one who handed over is now.',
    schema: z.strictObject({ afterwards: z.enum(['registrar', 'leave']) }),
  },
  problems: ['proof-needed', 'wrong-state'],
  run: (ctx, { params, body }) => handOver(ctx, { to: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
