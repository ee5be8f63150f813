import { z } from 'zod';
import type { ClaimSupportContent } from '../documents/claim-support-content';

const person = z.object({ name: z.string(), npi: z.string() });
const day = z.string();

const repair = z.object({
  possible: z.boolean(),
  who: z.enum(['facility', 'physician', 'registry']),
  what: z.string(),
  by: day.nullable(),
});
/** A finding of a verdict, as it is stored and as the API tells it. */
export const findingSchema = z.object({
  rule: z.string(),
  title: z.string(),
  holds: z.boolean().nullable(),
  says: z.string(),
  cites: z.string(),
  repair: repair.exactOptional(),
});
const line = z.object({
  element: z.string(),
  row: z.enum(['procedure', 'tracer', 'diagnosis', 'trialNumber', 'conditionCode', 'valueCode']),
  place: z.string().nullable(),
  codes: z.array(z.string()),
  revenueCode: z.string().nullable(),
  cites: z.string(),
  unconfirmed: z.boolean(),
  // What was issued before lines had notes has none.
  note: z.string().nullable().default(null),
});

/** A claim support as it is stored. */
export const claimSupportSchema: z.ZodType<ClaimSupportContent> = z.object({
  registry: z.object({ name: z.string(), nct: z.string() }),
  demo: z.boolean(),
  caseNumber: z.string(),
  revision: z.number(),
  issuedAt: z.string(),
  issuedWords: z.string(),
  facility: z.object({ name: z.string(), npi: z.string(), ccn: z.string().nullable(), place: z.string() }),
  patient: z.object({
    familyName: z.string(),
    givenName: z.string(),
    bornWords: z.string(),
    sex: z.string(),
    mbi: z.string(),
  }),
  service: z.object({ onWords: z.string(), scan: z.string(), diagnosis: z.string() }),
  referring: person,
  interpreting: person,
  verdict: z.object({
    protocol: z.string(),
    version: z.number(),
    rulesHash: z.string(),
    findings: z.array(findingSchema),
  }),
  windows: z.array(
    z.object({ id: z.string(), what: z.string(), windowWords: z.string(), doneWords: z.string() }),
  ),
  signed: z.array(
    z.object({
      form: z.string(),
      revision: z.number(),
      by: z.string(),
      meaning: z.string(),
      method: z.string(),
      when: z.string(),
      contentHash: z.string(),
    }),
  ),
  acceptedLate: z
    .array(z.object({ form: z.string(), reason: z.string(), by: z.string(), when: z.string() }))
    .exactOptional(),
  advice: z.array(z.object({ recipe: z.string(), title: z.string(), lines: z.array(line) })),
  consents: z.object({ patient: z.literal('answered'), physician: z.literal('answered') }),
  forms: z.array(
    z.object({ title: z.string(), id: z.string(), version: z.number(), definitionHash: z.string() }),
  ),
  code: z.string(),
  verifyAddress: z.string(),
  auditSequence: z.string(),
  // What was issued before there were checkpoints has none.
  checkpoint: z
    .object({ sequence: z.string(), hash: z.string(), signatureHash: z.string() })
    .nullable()
    .default(null),
});
