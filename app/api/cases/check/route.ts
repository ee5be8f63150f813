import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { checkRegistration } from '@/lib/usecases/check-registration';
import { likelyDuplicates } from '../../_shapes/likely-duplicates';
import { typedAnswers } from '../../_shapes/typed-answers';

const coverage = z.strictObject({
  answer: z.enum(['registry', 'covered', 'notCovered', 'askFollowUp']),
  followUp: z
    .strictObject({ key: z.string(), ask: z.string() })
    .exactOptional()
    .describe('The question of the registration that decides.'),
  modifiers: z.array(z.string()).readonly(),
  rule: z.string(),
  cites: z.string(),
  says: z.string(),
});

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/check',
  summary:
    'What a registration comes to, as far as it is typed: what the coverage table says, and likely duplicates.',
  body: jsonBody(z.strictObject({ answers: typedAnswers })),
  answer: {
    status: 200,
    says: 'What is known so far.',
    schema: z.strictObject({
      coverage: coverage.nullable(),
      failing: z
        .array(z.strictObject({ rule: z.string(), says: z.string(), cites: z.string() }))
        .readonly()
        .describe('Rules that fail already and cannot be repaired.'),
      duplicates: likelyDuplicates,
    }),
  },
  problems: [],
  run: (ctx, { body }) => checkRegistration(ctx, body.answers),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
