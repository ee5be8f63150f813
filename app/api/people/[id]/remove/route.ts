import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { removePerson } from '@/lib/usecases/remove-person';
import { rowAddress, seenVersion } from '../../../_shapes/people';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/people/{id}/remove',
  summary: 'Takes somebody’s access away; the sessions end at once.',
  params: rowAddress,
  body: jsonBody(z.strictObject({ version: seenVersion })),
  needsProof: true,
  answer: {
    status: 200,
    says: 'The person has no access any more.',
    schema: z.strictObject({ removed: z.literal(true) }),
  },
  problems: ['proof-needed', 'wrong-state'],
  run: (ctx, { params, body }) => removePerson(ctx, { accountId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
