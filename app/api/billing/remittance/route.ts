import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { importRemittance } from '@/lib/usecases/import-remittance';

const standing = z.enum(['new', 'known', 'refused']);

export const POST = defineOperation({
  method: 'POST',
  path: '/api/billing/remittance',
  summary: 'Takes the contractor’s answers from a list, or only tries; taken again it notes nothing twice.',
  body: jsonBody(
    z.strictObject({
      csv: z
        .string()
        .max(100_000)
        .describe(
          'Columns claim (1017-26-0431-P), outcome (paid or denied), date and reasons, named in the first row.',
        ),
      dryRun: z.boolean().describe('Tries every row and writes nothing.'),
    }),
  ),
  answer: {
    status: 200,
    says: 'What becomes of each row.',
    schema: z.strictObject({
      isWritten: z.boolean(),
      rows: z.array(z.strictObject({ row: z.number(), standing, says: z.string() })).readonly(),
      counts: z.strictObject({ new: z.number(), known: z.number(), refused: z.number() }),
    }),
  },
  problems: ['answers', 'not-allowed'],
  run: (ctx, { body }) => importRemittance(ctx, body),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
