import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { settings } from '@/lib/server/env';
import { definePublicOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { refuseUnlessFit } from '@/lib/server/readiness';

export const GET = definePublicOperation({
  method: 'GET',
  path: '/api/health',
  summary:
    'For programs that use this API: whether it answers and can do its work, as /readyz does, and whether its people are real. Refused with 503 otherwise.',
  answer: {
    status: 200,
    says: 'The API and its database are ready.',
    schema: z.strictObject({
      status: z.literal('ok'),
      /** A demo has synthetic people alone, and sends no mail. */
      mode: z.enum(['demo', 'live']),
    }),
  },
  problems: [],
  run: async ({ database }) => {
    await refuseUnlessFit(database);
    return ok({ status: 'ok' as const, mode: settings().mode });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
