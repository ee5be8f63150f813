import type { ReviewSection } from '../domain/forms/review';
import type { CaseRow } from './case-row';
import type { Ctx } from './context';
import type { EntryRow } from './event-row';
import type { Write } from './write-all';

/**
 * Stores a submitted form with its worded snapshot and its signature, and closes what was typed for it in the same channel:
 * what somebody else typed in the other one stays, and can still be read. A registration was typed before its case had an id.
 */
export function entryWrites(
  ctx: Ctx,
  row: Pick<CaseRow, 'facilityId' | 'id'>,
  entry: EntryRow,
  worded: readonly ReviewSection[],
  draftId = row.id,
): readonly Write[] {
  const { signature } = entry;
  const ofCase = { facility_id: row.facilityId, case_id: row.id };
  return [
    {
      to: 'entry',
      row: {
        ...ofCase,
        id: entry.id,
        form_id: entry.form,
        revision: entry.revision,
        definition_version: entry.definitionVersion,
        definition_hash: entry.definitionHash,
        answers: entry.answers,
        worded,
        content_hash: entry.contentHash,
        channel: entry.channel,
        attachment_id: entry.attachment?.id ?? null,
        receipt: entry.receipt,
        submitted_at: entry.submittedAt,
        submitted_by: ctx.actor.accountId,
        submitted_by_name: entry.submittedByName,
      },
    },
    ...(signature === null ? [] : [signatureWrite(row.facilityId, entry.id, signature)]),
    {
      to: 'draft_closed',
      row: {
        ...ofCase,
        case_id: draftId,
        form_id: entry.form,
        channel: entry.channel,
        submitted_at: ctx.now,
      },
    },
  ];
}

function signatureWrite(
  facilityId: string,
  entryId: string,
  signature: NonNullable<EntryRow['signature']>,
): Write {
  return {
    to: 'signature',
    row: {
      facility_id: facilityId,
      entry_id: entryId,
      signer_name: signature.name,
      signer_npi: signature.npi,
      meaning: signature.meaning,
      method: signature.method,
      signed_at: signature.signedAt,
      signed_on: signature.signedOn,
      content_hash: signature.contentHash,
    },
  };
}
