import { validate } from 'uuid';
import { noSql, type Sql, sql } from '../db/sql';
import type { Verb } from '../domain/access/policy';
import type { CaseFile } from '../domain/cases/case-file';
import type { Protocol } from '../domain/cases/protocol';
import { fail, ok, type Result } from '../domain/result';
import type { Day } from '../domain/schedule/day';
import { dayIn } from '../domain/schedule/zone';
import { type CaseRow, caseColumns, caseRowSchema } from './case-row';
import type { Ctx } from './context';
import { caseEventOf, type EventRow, eventRowSchema, eventsOf } from './event-row';
import { refusalOf } from './refusal';
import { firstRow, rows } from './rows';

/** A case with everything that was decided from and about it, on the facility's day. */
export interface LoadedCase {
  readonly row: CaseRow;
  readonly protocol: Protocol;
  readonly events: readonly EventRow[];
  readonly file: CaseFile;
  readonly today: Day;
}

/** What an actor wants with a case; for a form it depends on the edition the case was opened with. */
type Wanted = Verb | ((row: CaseRow) => Verb);

/** Loads a case for one verb. What the actor may not see is not found. `forChange` holds the case until the transaction ends. */
export async function loadCase(
  ctx: Ctx,
  caseId: string,
  wanted: Wanted,
  forChange?: 'forChange',
): Promise<Result<LoadedCase>> {
  const found = await loadCaseRow(ctx, caseId, wanted, forChange);
  return found.ok ? ok(await withEvents(ctx, found.value)) : found;
}

/** The case alone, without its events. */
export async function loadCaseRow(
  ctx: Ctx,
  caseId: string,
  wanted: Wanted,
  forChange?: 'forChange',
): Promise<Result<CaseRow>> {
  if (!validate(caseId)) return fail({ code: 'not-found' });
  const held = await caseRow(ctx, caseId, forChange ? sql`FOR UPDATE OF c` : noSql);
  // Row security hides from a change what the actor may only read; then the policy says which of the two it is.
  const row = held ?? (forChange && (await caseRow(ctx, caseId, noSql)));
  if (!row) return fail({ code: 'not-found' });
  const refusal = refusalOf(ctx, typeof wanted === 'function' ? wanted(row) : wanted, row);
  if (refusal) return fail(refusal);
  return held ? ok(held) : fail({ code: 'not-found' });
}

function caseRow(ctx: Ctx, caseId: string, hold: Sql): Promise<CaseRow | undefined> {
  return firstRow(
    ctx.db,
    caseRowSchema,
    sql`SELECT ${caseColumns} FROM registry_case c JOIN facility f ON f.id = c.facility_id WHERE c.id = ${caseId}::uuid ${hold}`,
  );
}

/** The edition a case was opened with. */
export function protocolFor(ctx: Ctx, row: CaseRow): Protocol {
  const protocol = ctx.protocolOf(row.protocolId);
  if (!protocol)
    throw new Error(`Case ${row.id} was opened with ${row.protocolId}, which this program does not carry`);
  return protocol;
}

export async function withEvents(ctx: Ctx, row: CaseRow): Promise<LoadedCase> {
  return assemble(ctx, row, await rows(ctx.db, eventRowSchema, eventsOf(row.facilityId, row.id)));
}

/** A case as it is after what just happened to it, without reading it again. */
export function assemble(ctx: Ctx, row: CaseRow, events: readonly EventRow[]): LoadedCase {
  return {
    row,
    protocol: protocolFor(ctx, row),
    events,
    file: {
      facility: {
        zone: row.zone,
        approvedOn: row.approvedOn,
        agreementFromOn: row.agreementFromOn,
        agreementUntilOn: row.agreementUntilOn,
      },
      events: events.map(caseEventOf),
      sameScan: row.sameScan,
    },
    today: dayIn(row.zone, ctx.now),
  };
}
