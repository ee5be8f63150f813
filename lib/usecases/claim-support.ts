import { z } from 'zod';
import { sql } from '../db/sql';
import type { IssuedClaimSupport } from '../documents/claim-support-content';
import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { doneBy } from './case-words';
import { claimSupportSchema } from './claim-support-schema';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import type { EventRow } from './event-row';
import { eventWrite } from './event-write';
import { assemble, type LoadedCase, loadCase } from './load-case';
import { firstRow } from './rows';
import { auditWrite, type Write, writeAll } from './write-all';

const documentSchema = z.object({
  revision: z.number(),
  content: claimSupportSchema,
  supersededAt: z.date().nullable(),
  currentRevision: z.number().nullable(),
});
type IssuedRow = z.output<typeof documentSchema>;

/**
 * A claim support that was issued, the current one unless an earlier revision is asked for. The current one exists only for
 * a case that is eligible now; an earlier one stays what it was, marked as superseded. Taking the current one for the first
 * time happens to the case: from then on its next step is the claim.
 */
export async function claimSupport(
  ctx: Ctx,
  { caseId, revision }: { readonly caseId: string; readonly revision?: number },
): Promise<Result<IssuedClaimSupport>> {
  const found = await loadCase(ctx, caseId, 'claimSupport.issue', 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  const former = revision === undefined ? undefined : await documentOf(ctx, loaded, revision);
  if (former?.supersededAt) return given(ctx, loaded, former, []);
  const { row } = loaded;
  const { verdict } = standingOf(loaded.protocol, loaded.file, loaded.today, ctx.settings);
  if (verdict.outcome !== 'met') {
    const open = verdict.findings.filter((finding) => finding.holds !== true).map((finding) => finding.title);
    return fail({
      code: 'not-eligible',
      says: `Claim support exists only when every rule holds. Open for case ${row.number}: ${open.join(', ')}.`,
    });
  }
  const document =
    former ?? (await documentOf(ctx, loaded, revision)) ?? (await issuedNow(ctx, loaded, revision));
  if (!document) return fail({ code: 'not-found' });
  return given(ctx, loaded, document, await takenWrites(ctx, loaded, document.revision));
}

async function given(
  ctx: Ctx,
  { row }: LoadedCase,
  { revision, content, supersededAt, currentRevision }: IssuedRow,
  writes: readonly Write[],
): Promise<Result<IssuedClaimSupport>> {
  await writeAll(ctx, [
    ...writes,
    auditWrite(ctx, {
      action: 'claimSupport.download',
      objectKind: 'claimDocument',
      objectId: row.id,
      caseId: row.id,
      facilityId: row.facilityId,
      version: revision,
    }),
  ]);
  return ok({
    content,
    superseded: supersededAt && { when: sayInstant(supersededAt, row.zone), by: currentRevision },
  });
}

function documentOf(ctx: Ctx, { row }: LoadedCase, revision: number | undefined) {
  const which = revision === undefined ? sql`d.superseded_at IS NULL` : sql`d.revision = ${revision}::int`;
  return firstRow(
    ctx.db,
    documentSchema,
    sql`
      SELECT d.revision, d.content, d.superseded_at AS "supersededAt", (
        SELECT n.revision FROM claim_document n
        WHERE n.facility_id = d.facility_id AND n.case_id = d.case_id AND n.superseded_at IS NULL) AS "currentRevision"
      FROM claim_document d
      WHERE d.facility_id = ${row.facilityId}::uuid AND d.case_id = ${row.id}::uuid AND ${which}`,
  );
}

/** A case that became eligible without an event, because the registry changed its settings, is decided now. */
async function issuedNow(ctx: Ctx, loaded: LoadedCase, revision: number | undefined) {
  if (revision !== undefined) return undefined;
  await writeAll(ctx, (await decideCase(ctx, loaded)).writes);
  return documentOf(ctx, loaded, undefined);
}

async function takenWrites(ctx: Ctx, loaded: LoadedCase, revision: number): Promise<readonly Write[]> {
  const { row, events } = loaded;
  if (events.some((event) => event.kind === 'claimSupportIssued' && event.data.revision === revision))
    return [];
  const event: EventRow = {
    seq: (events.at(-1)?.seq ?? 0) + 1,
    kind: 'claimSupportIssued',
    at: ctx.now,
    byName: doneBy(ctx.actor),
    data: { revision },
    entry: null,
  };
  const decided = await decideCase(ctx, assemble(ctx, row, [...events, event]));
  return [eventWrite(ctx, row, event), ...decided.writes];
}
