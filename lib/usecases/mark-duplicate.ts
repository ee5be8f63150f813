import { z } from 'zod';
import { sql } from '../db/sql';
import type { Consequence } from '../domain/cases/consequences';
import { consequencesOf } from '../domain/cases/consequences';
import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import { caseWrite } from './case-write';
import { currentClaimRevision } from './claim-writes';
import { troubleWithClosed } from './closed-case';
import type { Ctx } from './context';
import type { Foreseen } from './correct-case';
import { decideCase } from './decide-case';
import type { EventRow } from './event-row';
import { eventWrite } from './event-write';
import { eventOf } from './happen';
import { assemble, type LoadedCase, loadCase } from './load-case';
import { firstRow } from './rows';
import { leavingScan } from './same-scan';
import { auditWrite, writeAll } from './write-all';
import { writtenReason } from './written-reason';

interface Duplicate {
  readonly caseId: string;
  /** Number of the case that stays. */
  readonly otherNumber: string;
}

/** Tells what closing a case as registered twice would lead to. Nothing is changed. */
export async function foreseeDuplicate(ctx: Ctx, duplicate: Duplicate): Promise<Result<Foreseen>> {
  const found = await loadCase(ctx, duplicate.caseId, 'case.correct');
  if (!found.ok) return found;
  const loaded = found.value;
  const made = await closed(ctx, loaded, duplicate, '');
  if (!made.ok) return made;
  const { protocol, today, row } = loaded;
  const before = standingOf(protocol, loaded.file, today, ctx.settings);
  const after = standingOf(protocol, made.value.after.file, today, ctx.settings);
  const revision = await currentClaimRevision(ctx, row);
  await audit(ctx, {
    action: 'case.foresee',
    objectKind: 'case',
    objectId: row.id,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  const kept: Consequence = {
    weight: 'grave',
    says: `This case, ${row.number}, is closed for good, and case ${made.value.number} stays. What was given on this one stays readable here and does not move: what the other one lacks is given there.`,
  };
  return ok({
    version: row.version,
    consequences: [kept, ...consequencesOf(before, after, { revision, saysOther: false })],
  });
}

/** Closes a case whose scan was registered twice; the other one stays, and is decided again. */
export async function markDuplicate(
  ctx: Ctx,
  { reason: typed, version, ...duplicate }: Duplicate & { readonly reason: string; readonly version: number },
): Promise<Result<{ readonly corrected: true }>> {
  const found = await loadCase(ctx, duplicate.caseId, 'case.correct', 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  const reason = writtenReason(typed);
  if (!reason.ok) return reason;
  if (loaded.row.version !== version)
    return fail({
      code: 'wrong-state',
      says: 'Something happened to the case in between. Look again at what the correction leads to.',
    });
  const made = await closed(ctx, loaded, duplicate, reason.value);
  if (!made.ok) return made;
  const { after, event } = made.value;
  const siblings = await leavingScan(ctx, loaded.row);
  const decided = await decideCase(ctx, after);
  await writeAll(ctx, [
    caseWrite(after.row),
    eventWrite(ctx, after.row, event),
    ...decided.writes,
    ...siblings,
    auditWrite(ctx, {
      action: 'case.correct',
      objectKind: 'case',
      objectId: after.row.id,
      caseId: after.row.id,
      facilityId: after.row.facilityId,
      version: after.row.version,
    }),
  ]);
  return ok({ corrected: true });
}

interface Closed {
  readonly after: LoadedCase;
  readonly event: EventRow;
  readonly number: string;
}

async function closed(
  ctx: Ctx,
  loaded: LoadedCase,
  { otherNumber }: Duplicate,
  reason: string,
): Promise<Result<Closed>> {
  const trouble = troubleWithClosed(loaded);
  if (trouble) return fail(trouble);
  const { row } = loaded;
  const other = await firstRow(
    ctx.db,
    z.object({ id: z.string(), number: z.string(), isClosed: z.boolean() }),
    sql`
      SELECT c.id, c.number, EXISTS (
          SELECT 1 FROM case_event e
          WHERE e.facility_id = c.facility_id AND e.case_id = c.id AND e.kind IN ('markedDuplicate', 'transferred')) AS "isClosed"
      FROM registry_case c
      WHERE c.facility_id = ${row.facilityId}::uuid AND c.number = ${otherNumber.trim()} AND c.id <> ${row.id}::uuid`,
  );
  const says = !other
    ? 'Type the number of the other case of this scan, which stays, as it stands on its page.'
    : other.isClosed
      ? `Case ${other.number} is closed itself. Choose the one that stays.`
      : undefined;
  if (!other || says !== undefined)
    return fail({
      code: 'answers',
      fields: [{ key: 'otherNumber', label: 'The case that stays', code: 'malformed', says: says ?? '' }],
    });
  const event = eventOf(ctx, loaded, 'markedDuplicate', { otherCaseId: other.id, reason });
  // Of this scan it says nothing any more.
  const after = assemble(ctx, { ...row, sameScan: 'none', version: row.version + 1 }, [
    ...loaded.events,
    event,
  ]);
  return ok({ after, event, number: other.number });
}
