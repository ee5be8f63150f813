import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { reversedSchema, reverseEntry } from '@/lib/usecases/reverse-entry';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/facilities/{id}/entries/{seq}/reverse',
  summary: 'Takes an entry of a facility’s books back by another, with its reason.',
  params: z.object({ id: z.uuid(), seq: z.string().regex(/^[1-9]\d{0,8}$/) }),
  body: jsonBody(z.strictObject({ reason: z.string().max(5_000) })),
  needsProof: true,
  answer: { status: 201, says: 'The entry is reversed.', schema: reversedSchema },
  problems: ['proof-needed', 'answers', 'wrong-state'],
  run: (ctx, { params, body }) =>
    reverseEntry(ctx, { facilityId: params.id, seq: Number(params.seq), reason: body.reason }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
