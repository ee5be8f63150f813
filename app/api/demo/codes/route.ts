import { z } from 'zod';
import { fail, ok } from '@/lib/domain/result';
import { demoCodes } from '@/lib/server/demo-codes';
import { settings } from '@/lib/server/env';
import { definePublicOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';

export const GET = definePublicOperation({
  method: 'GET',
  path: '/api/demo/codes',
  summary: 'The codes that the authenticator apps of the demo’s people would show. Only a demo has them.',
  answer: {
    status: 200,
    says: 'A code for each of them that was not used yet; null where they have to wait for the next.',
    schema: z.strictObject({
      codes: z
        .array(
          z.strictObject({
            email: z.string(),
            name: z.string(),
            code: z.string().nullable(),
            secondsLeft: z.int(),
          }),
        )
        .readonly(),
    }),
  },
  problems: ['not-found'],
  run: async ({ database, now }) =>
    settings().mode === 'demo'
      ? ok({ codes: await database.asNobody((tx) => demoCodes(tx, now)) })
      : fail({ code: 'not-found' }),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
