import { z } from 'zod';
import { type CaseEvent, isFormId } from '../domain/cases/case-event';

const answersSchema = z.record(z.string(), z.unknown());

const entrySchema = z.object({
  id: z.string(),
  form: z.string(),
  revision: z.number(),
  definitionVersion: z.number(),
  definitionHash: z.string(),
  answers: answersSchema,
  contentHash: z.string(),
  channel: z.enum(['account', 'paper']),
  receipt: z.string(),
  submittedAt: z.coerce.date(),
  submittedByName: z.string(),
  attachment: z.object({ id: z.string(), fileName: z.string(), size: z.number() }).nullable(),
  signature: z
    .object({
      name: z.string(),
      npi: z.string().nullable(),
      meaning: z.string(),
      method: z.enum(['passphrase', 'passkey', 'passphrase+code', 'passphrase+recovery', 'link', 'paper']),
      signedAt: z.coerce.date().nullable(),
      signedOn: z.string(),
      contentHash: z.string(),
    })
    .nullable(),
});
export type EntryRow = z.output<typeof entrySchema>;

/** What happened to a case, with the entry and the signature it brought, as `case_events` of the database gives it. */
export const eventRowSchema = z.object({
  seq: z.number(),
  kind: z.enum([
    'registered',
    'formSubmitted',
    'formReopened',
    'formKept',
    'formNoted',
    'registrationCorrected',
    'markedDuplicate',
    'markedIneligible',
    'transferred',
    'confirmedSeparate',
    'lateAccepted',
    'claimSupportIssued',
    'billed',
    'claimDenied',
    'claimPaid',
  ]),
  at: z.coerce.date(),
  byName: z.string(),
  data: z.object({
    otherCaseId: z.string().optional(),
    form: z.string().optional(),
    reason: z.string().optional(),
    revision: z.number().optional(),
    what: z.enum(['plannedDate', 'physician', 'request', 'patient']).optional(),
    diagnosis: z.string().optional(),
    facility: z.string().optional(),
    /** Of a transfer: the registration that was begun at the other facility. */
    draftId: z.string().optional(),
    toFacilityId: z.string().optional(),
    askedBy: z.enum(['self', 'physician', 'correction']).optional(),
    claims: z.array(z.enum(['professional', 'technical', 'institutional'])).optional(),
    on: z.string().optional(),
    reasons: z.array(z.string()).optional(),
  }),
  entry: entrySchema.nullable(),
});
export type EventRow = z.output<typeof eventRowSchema>;

/** The event as the rules read it. */
export function caseEventOf({ kind, at, byName, data, entry }: EventRow): CaseEvent {
  const happened = { at, by: byName };
  switch (kind) {
    case 'registered':
      return { ...happened, kind, answers: of(entry, 'an entry').answers };
    case 'formSubmitted': {
      const { form, revision, id, answers, attachment, signature } = of(entry, 'an entry');
      return {
        ...happened,
        kind,
        form: submittedForm(form),
        revision,
        entryId: id,
        answers,
        signature: signature && {
          name: signature.name,
          npi: signature.npi,
          meaning: signature.meaning,
          method: signature.method,
          signedAt: signature.signedAt,
          signedOn: signature.signedOn,
        },
        attachmentId: attachment?.id ?? null,
      };
    }
    case 'formReopened':
      return {
        ...happened,
        kind,
        form: submittedForm(of(data.form, 'a form')),
        revision: of(data.revision, 'a revision'),
        reason: of(data.reason, 'a reason'),
        askedBy: of(data.askedBy, 'who asked for it'),
      };
    case 'formKept':
    case 'formNoted':
      return {
        ...happened,
        kind,
        form: submittedForm(of(data.form, 'a form')),
        reason: of(data.reason, 'a reason'),
      };
    case 'registrationCorrected': {
      const { revision, id, answers } = of(entry, 'an entry');
      return {
        ...happened,
        kind,
        what: of(data.what, 'what was corrected'),
        revision,
        entryId: id,
        answers,
        diagnosis: data.diagnosis ?? null,
        reason: of(data.reason, 'a reason'),
      };
    }
    case 'markedDuplicate':
      return {
        ...happened,
        kind,
        otherCaseId: of(data.otherCaseId, 'the other case'),
        reason: of(data.reason, 'a reason'),
      };
    case 'markedIneligible':
      return { ...happened, kind, reason: of(data.reason, 'a reason') };
    case 'transferred':
      return {
        ...happened,
        kind,
        facility: of(data.facility, 'a facility'),
        reason: of(data.reason, 'a reason'),
      };
    case 'confirmedSeparate':
      return { ...happened, kind, otherCaseId: of(data.otherCaseId, 'the other case') };
    case 'lateAccepted':
      return {
        ...happened,
        kind,
        form: submittedForm(of(data.form, 'a form')),
        reason: of(data.reason, 'a reason'),
      };
    case 'claimSupportIssued':
      return { ...happened, kind, revision: of(data.revision, 'a revision') };
    // Before claims were told apart a case was billed as a whole, on the day of the event.
    case 'billed':
      return { ...happened, kind, claims: data.claims ?? [], on: data.on ?? at.toISOString().slice(0, 10) };
    case 'claimPaid':
      return { ...happened, kind, claims: of(data.claims, 'claims'), on: of(data.on, 'a day') };
    case 'claimDenied':
      return {
        ...happened,
        kind,
        claims: of(data.claims, 'claims'),
        on: of(data.on, 'a day'),
        reasons: of(data.reasons, 'reasons'),
      };
  }
}

function submittedForm(form: string) {
  if (!isFormId(form) || form === 'registration') throw new Error(`An event with the form ${form}`);
  return form;
}

function of<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`An event without ${what}`);
  return value;
}
