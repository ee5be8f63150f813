import { z } from 'zod';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { askForRecovery } from '@/lib/server/recover';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/recoveries',
  summary: 'Asks for help for somebody who lost every factor. The answer is the same for every address.',
  limit: { of: 'recovery from', attempts: 60, seconds: 3_600 },
  body: jsonBody(z.strictObject({ email: z.string().max(1_000) })),
  answer: {
    status: 200,
    says: 'If somebody has access under this address, those who can help were told.',
    schema: z.strictObject({ asked: z.literal(true) }),
  },
  problems: ['answers'],
  run: (asking, { body }) => askForRecovery(body.email, asking),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
