import { z } from 'zod';
import type { Tx } from '../db/client';
import { type Sql, sql } from '../db/sql';
import { hashOfSecret, type RegistryKey } from '../keys/registry-key';
import type { PublicCtx } from './context';
import { firstRow, rows } from './rows';

/** What a use case takes for somebody who applies: no account, and the secret of their link. */
export type ApplicantCtx = PublicCtx & { readonly db: Tx; readonly key: RegistryKey };

const applicationSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  status: z.enum(['draft', 'submitted', 'asked', 'approved', 'refused']),
  isConfirmed: z.boolean(),
  answers: z.record(z.string(), z.unknown()),
  savedAt: z.date().nullable(),
  submittedAt: z.date().nullable(),
  locationName: z.string().nullable(),
  agreementVersion: z.number().nullable(),
  agreementHash: z.string().nullable(),
  agreementName: z.string().nullable(),
  agreementTitle: z.string().nullable(),
  agreementMeaning: z.string().nullable(),
  agreementAt: z.date().nullable(),
  agreementFileName: z.string().nullable(),
  feeReference: z.string().nullable(),
  depositCents: z.number().nullable(),
  depositReference: z.string().nullable(),
  decidedAt: z.date().nullable(),
  decidedByName: z.string().nullable(),
  decidedReason: z.string().nullable(),
  registryNumber: z.string().nullable(),
  version: z.number(),
});
export type ApplicationRow = z.output<typeof applicationSchema>;

/** An application without the bytes of its file. */
const selectApplication = sql`
  SELECT a.id, a.email, a.name, a.status, a.confirmed_at IS NOT NULL AS "isConfirmed", a.answers, a.saved_at AS "savedAt",
    a.submitted_at AS "submittedAt", a.location_name AS "locationName", a.agreement_version AS "agreementVersion",
    a.agreement_hash AS "agreementHash", a.agreement_name AS "agreementName", a.agreement_title AS "agreementTitle",
    a.agreement_meaning AS "agreementMeaning", a.agreement_at AS "agreementAt", a.agreement_file_name AS "agreementFileName",
    a.fee_reference AS "feeReference", a.deposit_cents AS "depositCents", a.deposit_reference AS "depositReference",
    a.decided_at AS "decidedAt", a.decided_by_name AS "decidedByName", a.decided_reason AS "decidedReason",
    f.registry_number AS "registryNumber", a.version
  FROM application a LEFT JOIN facility f ON f.id = a.facility_id`;

/** Tells the transaction which application its holder may see; no other is there. */
export async function holdLink(db: Tx, token: string): Promise<void> {
  await db.$executeRaw(sql`SELECT set_config('app.apply', ${hashOfSecret(token).toString('hex')}, true)`);
}

/** The application that a link opens. Looking changes nothing. */
export async function applicationOf(db: Tx, token: string): Promise<ApplicationRow | undefined> {
  await holdLink(db, token);
  return firstRow(
    db,
    applicationSchema,
    sql`${selectApplication} WHERE a.token_hash = ${hashOfSecret(token)}`,
  );
}

/** Applications for the registry, by a condition with its order. */
export function applicationsWhere(db: Tx, where: Sql): Promise<readonly ApplicationRow[]> {
  return rows(db, applicationSchema, sql`${selectApplication} ${where}`);
}

/** An application by its id, for the registry. */
export function applicationAt(db: Tx, id: string): Promise<ApplicationRow | undefined> {
  return firstRow(db, applicationSchema, sql`${selectApplication} WHERE a.id = ${id}::uuid`);
}

const noteSchema = z.object({
  seq: z.number(),
  at: z.date(),
  side: z.enum(['registry', 'applicant']),
  byName: z.string(),
  says: z.string(),
});
export type ApplicationNote = z.output<typeof noteSchema>;

/** What registry and applicant asked and answered, in its order. */
export function notesOf(db: Tx, id: string): Promise<readonly ApplicationNote[]> {
  return rows(
    db,
    noteSchema,
    sql`SELECT seq, at, side, by_name AS "byName", says FROM application_note WHERE application_id = ${id}::uuid
      ORDER BY seq LIMIT 500`,
  );
}

/** Adds what somebody said. */
export async function addNote(
  { db, now }: Pick<ApplicantCtx, 'db' | 'now'>,
  note: {
    readonly applicationId: string;
    readonly side: 'registry' | 'applicant';
    readonly byName: string;
    readonly says: string;
  },
): Promise<void> {
  await db.$executeRaw(sql`
    INSERT INTO application_note (application_id, seq, at, side, by_name, says)
    SELECT ${note.applicationId}::uuid, 1 + count(*), ${now}::timestamptz, ${note.side}, ${note.byName}, ${note.says}
    FROM application_note WHERE application_id = ${note.applicationId}::uuid`);
}
