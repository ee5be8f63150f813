import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';

export const GET = definePublicOperation({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the portal can do its work. Refused with 503 while its database is away.',
  answer: {
    status: 200,
    says: 'The portal and its database answer.',
    schema: z.strictObject({ status: z.literal('ok'), database: z.literal('ok') }),
  },
  problems: [],
  run: async ({ database }) => {
    await database.pool.query('SELECT 1');
    return ok({ status: 'ok' as const, database: 'ok' as const });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
