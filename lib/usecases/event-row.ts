import { z } from 'zod';
import { type Sql, sql } from '../db/sql';
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
      method: z.enum(['passphrase', 'paper']),
      signedAt: z.coerce.date().nullable(),
      signedOn: z.string(),
      contentHash: z.string(),
    })
    .nullable(),
});
export type EntryRow = z.output<typeof entrySchema>;

/** What happened to a case, with the entry and the signature it brought. */
export const eventRowSchema = z.object({
  seq: z.number(),
  kind: z.enum([
    'registered',
    'formSubmitted',
    'confirmedSeparate',
    'lateAccepted',
    'claimSupportIssued',
    'billed',
  ]),
  at: z.date(),
  byName: z.string(),
  data: z.object({
    otherCaseId: z.string().optional(),
    form: z.string().optional(),
    reason: z.string().optional(),
    revision: z.number().optional(),
  }),
  entry: entrySchema.nullable(),
});
export type EventRow = z.output<typeof eventRowSchema>;

/** All events of a case in their order; one statement. */
export function eventsOf(facilityId: string, caseId: string): Sql {
  return sql`${selected} WHERE e.facility_id = ${facilityId}::uuid AND e.case_id = ${caseId}::uuid ORDER BY e.seq`;
}

/** The same for many cases of any facility, each with its case; one statement. */
export function eventsOfCases(cases: readonly { readonly facilityId: string; readonly id: string }[]): Sql {
  return sql`${selected}
    WHERE (e.facility_id, e.case_id) IN (
      SELECT * FROM unnest(${cases.map(({ facilityId }) => facilityId)}::text[]::uuid[], ${cases.map(({ id }) => id)}::text[]::uuid[]))
    ORDER BY e.case_id, e.seq`;
}

const selected = sql`
  SELECT e.case_id AS "caseId", e.seq, e.kind, e.at, e.by_name AS "byName", e.data,
    CASE WHEN n.id IS NULL THEN NULL ELSE jsonb_build_object(
      'id', n.id, 'form', n.form_id, 'revision', n.revision,
      'definitionVersion', n.definition_version, 'definitionHash', n.definition_hash,
      'answers', n.answers, 'contentHash', n.content_hash, 'channel', n.channel, 'receipt', n.receipt,
      'submittedAt', n.submitted_at, 'submittedByName', n.submitted_by_name,
      'attachment', CASE WHEN a.id IS NULL THEN NULL ELSE jsonb_build_object('id', a.id, 'fileName', a.file_name, 'size', a.size) END,
      'signature', CASE WHEN s.entry_id IS NULL THEN NULL ELSE jsonb_build_object(
        'name', s.signer_name, 'npi', s.signer_npi, 'meaning', s.meaning, 'method', s.method,
        'signedAt', s.signed_at, 'signedOn', s.signed_on, 'contentHash', s.content_hash) END
    ) END AS entry
  FROM case_event e
  LEFT JOIN entry n ON n.facility_id = e.facility_id AND n.id = e.entry_id
  LEFT JOIN attachment a ON a.facility_id = n.facility_id AND a.id = n.attachment_id
  LEFT JOIN signature s ON s.facility_id = n.facility_id AND s.entry_id = n.id`;

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
    case 'billed':
      return { ...happened, kind };
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
