import { z } from 'zod';
import { sql } from '../db/sql';
import type { ClaimSupportContent } from '../documents/claim-support-content';
import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { doneBy } from './case-words';
import { claimSupportSchema } from './claim-support-schema';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import type { EventRow } from './event-row';
import { eventWrite } from './event-write';
import { assemble, type LoadedCase, loadCase } from './load-case';
import { firstRow } from './rows';
import { auditWrite, type Write, writeAll } from './write-all';

const documentSchema = z.object({ revision: z.number(), content: claimSupportSchema });

/**
 * The content of a claim support, the current one unless an earlier revision is asked for. There is none for a case that is
 * not eligible now. Taking it for the first time happens to the case: from then on its next step is the claim.
 */
export async function claimSupport(
  ctx: Ctx,
  { caseId, revision }: { readonly caseId: string; readonly revision?: number },
): Promise<Result<ClaimSupportContent>> {
  const found = await loadCase(ctx, caseId, 'claimSupport.issue', 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  const { row } = loaded;
  const { verdict } = standingOf(loaded.protocol, loaded.file, loaded.today, ctx.settings);
  if (verdict.outcome !== 'met') {
    const open = verdict.findings.filter((finding) => finding.holds !== true).map((finding) => finding.title);
    return fail({
      code: 'not-eligible',
      says: `Claim support exists only when every rule holds. Open for case ${row.number}: ${open.join(', ')}.`,
    });
  }
  const document = (await documentOf(ctx, loaded, revision)) ?? (await issuedNow(ctx, loaded, revision));
  if (!document) return fail({ code: 'not-found' });
  await writeAll(ctx, [
    ...(await takenWrites(ctx, loaded, document.revision)),
    auditWrite(ctx, {
      action: 'claimSupport.download',
      objectKind: 'claimDocument',
      objectId: row.id,
      caseId: row.id,
      facilityId: row.facilityId,
      version: document.revision,
    }),
  ]);
  return ok(document.content);
}

function documentOf(ctx: Ctx, { row }: LoadedCase, revision: number | undefined) {
  const which = revision === undefined ? sql`superseded_at IS NULL` : sql`revision = ${revision}::int`;
  return firstRow(
    ctx.db,
    documentSchema,
    sql`SELECT revision, content FROM claim_document
      WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid AND ${which}`,
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
