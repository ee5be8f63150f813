import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { refuseUnlessFit } from '@/lib/server/readiness';

export const GET = definePublicOperation({
  method: 'GET',
  path: '/readyz',
  summary:
    'Whether the portal can do its work: its database answers, as the role it should have, with every migration. Refused with 503 otherwise, and the log says why.',
  answer: {
    status: 200,
    says: 'The portal and its database are ready.',
    schema: z.strictObject({ status: z.literal('ready') }),
  },
  problems: [],
  run: async ({ database }) => {
    await refuseUnlessFit(database);
    return ok({ status: 'ready' as const });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
