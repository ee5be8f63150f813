import { sql } from '../db/sql';
import type { ReviewSection } from '../domain/forms/review';
import type { CaseRow } from './case-row';
import type { Ctx } from './context';
import type { EntryRow } from './event-row';
import { jsonb, type Write } from './write-all';

/** Stores a submitted form with its worded snapshot. */
export function entryWrite(
  ctx: Ctx,
  row: Pick<CaseRow, 'facilityId' | 'id'>,
  entry: EntryRow,
  worded: readonly ReviewSection[],
): Write {
  return sql`
    INSERT INTO entry (facility_id, id, case_id, form_id, revision, definition_version, definition_hash, answers, worded, content_hash,
      channel, attachment_id, receipt, submitted_at, submitted_by, submitted_by_name)
    VALUES (${row.facilityId}::uuid, ${entry.id}::uuid, ${row.id}::uuid, ${entry.form}, ${entry.revision}, ${entry.definitionVersion},
      ${entry.definitionHash}, ${jsonb(entry.answers)}, ${jsonb(worded)}, ${entry.contentHash}, ${entry.channel},
      ${entry.attachment?.id ?? null}::uuid, ${entry.receipt}, ${entry.submittedAt}::timestamptz,
      ${ctx.actor.accountId}::uuid, ${entry.submittedByName})`;
}

/** Stores the signature under an entry that stands already: its trigger compares the two. */
export function signatureWrite(row: Pick<CaseRow, 'facilityId'>, entry: EntryRow): readonly Write[] {
  const { signature } = entry;
  if (!signature) return [];
  return [
    sql`
      INSERT INTO signature (facility_id, entry_id, signer_name, signer_npi, meaning, method, signed_at, signed_on, content_hash)
      VALUES (${row.facilityId}::uuid, ${entry.id}::uuid, ${signature.name}, ${signature.npi}, ${signature.meaning}, ${signature.method},
        ${signature.signedAt}::timestamptz, ${signature.signedOn}::date, ${signature.contentHash})`,
  ];
}

/** Closes what was typed for a form that is submitted now. */
export function draftClosed(ctx: Ctx, row: Pick<CaseRow, 'facilityId' | 'id'>, form: string): Write {
  return sql`
    UPDATE draft SET submitted_at = ${ctx.now}::timestamptz, version = version + 1
    WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid AND form_id = ${form} AND submitted_at IS NULL`;
}
