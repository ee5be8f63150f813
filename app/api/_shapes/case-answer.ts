import { z } from 'zod';
import { formIds } from '@/lib/domain/cases/case-event';
import { caseStateSchema } from '@/lib/usecases/case-states';
import { findingSchema } from '@/lib/usecases/claim-support-schema';

const day = z.iso.date();
const who = z.enum(['facility', 'physician', 'registry', 'nobody']);

/** A case as programs get it. */
export const caseAnswer = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  state: caseStateSchema,
  nextStep: z.strictObject({
    who,
    what: z.string(),
    by: day.nullable().describe('Last day for it, in the facility’s calendar.'),
  }),
  windows: z
    .array(
      z.strictObject({
        id: z.string(),
        what: z.string(),
        firstOn: day.nullable(),
        lastOn: day.nullable(),
        doneOn: day.nullable(),
        standing: z.enum(['notYetKnown', 'notOpen', 'open', 'kept', 'early', 'late', 'missed']),
        daysLeft: z.int().nullable(),
        dayNumber: z.int().nullable(),
      }),
    )
    .readonly(),
  verdict: z.strictObject({
    outcome: z.enum(['met', 'notMet', 'cannotTell']),
    findings: z.array(findingSchema).readonly(),
  }),
});

/** A row of a list of cases. */
const caseRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  facility: z.string(),
  patient: z.strictObject({ familyName: z.string(), givenName: z.string(), age: z.int(), sex: z.string() }),
  about: z.string(),
  state: caseStateSchema,
  nextStep: z.strictObject({
    who,
    what: z.string(),
    detail: z.string(),
    form: z.enum(formIds).nullable(),
    link: z.string().nullable(),
  }),
  scanOn: day,
  scanned: z.boolean(),
  scanAbout: z.string(),
  dueOn: day.nullable(),
  daysLeft: z.int().nullable(),
  light: z.enum(['yes', 'notYet', 'atRisk', 'no']),
  openRules: z.int(),
  rules: z.int(),
  physician: z.strictObject({ npi: z.string(), name: z.string() }),
});

/** A page of a list of cases. */
export const caseListAnswer = z.strictObject({
  rows: z.array(caseRow).readonly(),
  next: z.string().nullable().describe('Send it as `after` for the next page; null on the last.'),
});
