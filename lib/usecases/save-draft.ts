import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { FormId } from '../domain/cases/case-event';
import type { Problem } from '../domain/problem';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { type DraftPlace, draftPlace } from './draft-place';
import type { Channel } from './fill-verb';
import { firstRow } from './rows';
import { storedDraft } from './stored-draft';

export interface DraftSave {
  /** For a registration the id of its draft, whose case the case will be. */
  readonly caseId: string;
  readonly form: FormId;
  readonly channel: Channel;
  /** As typed: anything. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** The version the page knows, 0 before there is one. */
  readonly baseVersion: number;
  /** The page that saves, and its running number. */
  readonly clientId: string;
  readonly clientSeq: number;
}

export const savedDraftSchema = z.object({ version: z.number(), savedAt: z.string() });
export type SavedDraft = z.output<typeof savedDraftSchema>;

const writtenSchema = z.object({ version: z.number(), savedAt: z.date() });

/**
 * Keeps what was typed so far. Of one page the newest packet counts, whenever it comes; between pages whoever saved first,
 * and the other is shown both.
 */
export async function saveDraft(ctx: Ctx, save: DraftSave): Promise<Result<SavedDraft>> {
  if (!validate(save.clientId)) return fail(malformedClient);
  if (Buffer.byteLength(JSON.stringify(save.answers)) > largestDraft)
    return fail({ code: 'too-large', limit: largestDraft });
  const place = await draftPlace(ctx, save);
  if (!place.ok) return place;
  const written = await write(ctx, save, place.value);
  if (!written) return refused(ctx, save, place.value);
  await audit(ctx, {
    action: 'draft.save',
    objectKind: 'form',
    objectId: save.form,
    caseId: save.caseId,
    facilityId: place.value.facilityId,
    version: written.version,
  });
  return ok({ version: written.version, savedAt: written.savedAt.toISOString() });
}

/** Bytes of a draft at most. */
export const largestDraft = 200 * 1024;

const malformedClient: Problem = {
  code: 'malformed',
  says: 'clientId is a UUID that the page chose for itself.',
  fields: [],
};

function write(ctx: Ctx, save: DraftSave, { facilityId, reopenedAt }: DraftPlace) {
  return firstRow(
    ctx.db,
    writtenSchema,
    sql`
      INSERT INTO draft AS known (facility_id, case_id, form_id, channel, answers, version, client_id, client_seq,
        saved_at, saved_by, saved_by_name)
      VALUES (${facilityId}::uuid, ${save.caseId}::uuid, ${save.form}, ${save.channel}, ${JSON.stringify(save.answers)}::jsonb, 1,
        ${save.clientId}::uuid, ${save.clientSeq}::bigint, ${ctx.now}::timestamptz, ${ctx.actor.accountId}::uuid, ${ctx.actor.name})
      ON CONFLICT (facility_id, case_id, form_id, channel) DO UPDATE SET
        answers = excluded.answers, version = known.version + 1, client_id = excluded.client_id, client_seq = excluded.client_seq,
        saved_at = excluded.saved_at, saved_by = excluded.saved_by, saved_by_name = excluded.saved_by_name, submitted_at = NULL
      WHERE CASE
        WHEN known.submitted_at <= ${reopenedAt}::timestamptz
          OR known.submitted_at IS NULL AND known.saved_at < ${reopenedAt}::timestamptz
          THEN ${save.baseVersion}::int = 0 AND known.client_id <> excluded.client_id
        WHEN known.submitted_at IS NOT NULL THEN false
        WHEN known.client_id = excluded.client_id THEN excluded.client_seq > known.client_seq
        ELSE known.version = ${save.baseVersion}::int END
      RETURNING version, saved_at AS "savedAt"`,
  );
}

/** Nothing was written: it was submitted, it is a late packet of the same page, or somebody else was faster. */
async function refused(ctx: Ctx, save: DraftSave, { facilityId }: DraftPlace): Promise<Result<SavedDraft>> {
  const known = await storedDraft(ctx, { facilityId, ...save });
  if (!known) return fail({ code: 'not-found' });
  if (known.isSubmitted)
    return fail({ code: 'already-submitted', says: 'This form was submitted already; open it to read it.' });
  const savedAt = known.savedAt.toISOString();
  if (known.clientId === save.clientId) return ok({ version: known.version, savedAt });
  return fail({
    code: 'draft-conflict',
    theirs: { version: known.version, answers: known.answers, savedAt, savedBy: known.savedByName },
  });
}
