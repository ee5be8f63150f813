import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { publicContext } from '@/lib/server/use-case-context';
import { askCoverage, coverageOptions } from '@/lib/usecases/ask-coverage';

const coded = { code: z.string(), label: z.string() };
const text = z.string().max(200).exactOptional();

const options = z.strictObject({
  sites: z.array(z.strictObject(coded)).readonly(),
  reasons: z
    .array(z.strictObject({ ...coded, tracer: z.string(), strategy: z.enum(['initial', 'subsequent']) }))
    .readonly(),
  tracers: z.array(z.strictObject(coded)).readonly(),
});
const claimLine = z.strictObject({
  element: z.string(),
  row: z.enum(['procedure', 'tracer', 'diagnosis', 'trialNumber', 'conditionCode', 'valueCode']),
  place: z.string().nullable(),
  codes: z.array(z.string()).readonly(),
  revenueCode: z.string().nullable(),
  cites: z.string(),
  unconfirmed: z.boolean(),
  note: z.string().nullable(),
});
const claimAdvice = z.strictObject({
  recipe: z.string(),
  title: z.string(),
  lines: z.array(claimLine).readonly(),
});
const told = z.strictObject({
  answer: z.enum(['registry', 'covered', 'notCovered', 'askFollowUp']),
  followUp: z
    .strictObject({
      ask: z.string(),
      parameter: z.literal('followUp'),
      options: z.tuple([z.literal('yes'), z.literal('no')]).readonly(),
    })
    .exactOptional()
    .describe('The question that decides; ask again with this parameter.'),
  modifiers: z.array(z.string()).readonly(),
  edition: z
    .strictObject({
      id: z.string(),
      title: z.string(),
      says: z.string(),
      cites: z.string(),
      isClosed: z.boolean().describe('Its cases are entered from their records, for an audit.'),
    })
    .describe('Which rules answered: those of an edition of the registry, or Medicare’s own outside any.'),
  claims: z.array(claimAdvice).readonly().describe('What stands on each kind of claim.'),
  rule: z.string(),
  cites: z.string(),
  says: z.string(),
});

export const GET = definePublicOperation({
  method: 'GET',
  path: '/api/coverage',
  summary:
    'Whether Medicare pays for a scan inside the registry, outside, or not. Without parameters it lists the codes.',
  query: z.strictObject({
    site: text.describe('A code of `sites`.'),
    reason: text.describe('A code of `reasons` that goes with the tracer.'),
    tracer: text.describe('A code of `tracers`.'),
    on: text.describe('The date of service, YYYY-MM-DD.'),
    followUp: text.describe('yes or no, where a footnote asks.'),
  }),
  answer: {
    status: 200,
    says: 'The codes, or what the coverage table says.',
    schema: z.union([options, told]),
  },
  problems: [],
  run: async ({ now, requestId }, { query }) => {
    const ctx = publicContext(now, requestId);
    return Object.keys(query).length === 0 ? ok(coverageOptions(ctx)) : askCoverage(ctx, query);
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
