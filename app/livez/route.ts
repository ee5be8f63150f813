import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';

export const GET = definePublicOperation({
  method: 'GET',
  path: '/livez',
  summary:
    'Whether the portal runs. It asks nothing else: a process that does not answer here is started anew.',
  answer: {
    status: 200,
    says: 'The portal runs.',
    schema: z.strictObject({ status: z.literal('ok') }),
  },
  problems: [],
  run: async () => ok({ status: 'ok' as const }),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
