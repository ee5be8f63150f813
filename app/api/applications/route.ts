import { z } from 'zod';
import { applicationsBegun, apply } from '@/lib/server/apply';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/applications',
  summary:
    'Begins the application of a facility. A link goes to the address; the answer is the same for every address.',
  limit: applicationsBegun,
  body: jsonBody(z.strictObject({ email: z.string().max(1_000), name: z.string().max(1_000) })),
  answer: {
    status: 200,
    says: 'A link to the application is on its way to this address.',
    schema: z.strictObject({ begun: z.literal(true) }),
  },
  problems: ['answers'],
  run: (asking, { body }) => apply(body, asking),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
