import { validate } from 'uuid';
import { noSql, sql } from '../db/sql';
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

/** Loads a case for one verb. What the actor may not see is not found. `forChange` holds the case until the transaction ends. */
export async function loadCase(
  ctx: Ctx,
  caseId: string,
  verb: Verb,
  forChange?: 'forChange',
): Promise<Result<LoadedCase>> {
  const found = await loadCaseRow(ctx, caseId, verb, forChange);
  return found.ok ? ok(await withEvents(ctx, found.value)) : found;
}

/** The case alone, without its events. */
export async function loadCaseRow(
  ctx: Ctx,
  caseId: string,
  verb: Verb,
  forChange?: 'forChange',
): Promise<Result<CaseRow>> {
  if (!validate(caseId)) return fail({ code: 'not-found' });
  const row = await firstRow(
    ctx.db,
    caseRowSchema,
    sql`SELECT ${caseColumns} FROM registry_case c JOIN facility f ON f.id = c.facility_id
      WHERE c.id = ${caseId}::uuid ${forChange ? sql`FOR UPDATE OF c` : noSql}`,
  );
  if (!row) return fail({ code: 'not-found' });
  const refusal = refusalOf(ctx, verb, row);
  return refusal ? fail(refusal) : ok(row);
}

export async function withEvents(ctx: Ctx, row: CaseRow): Promise<LoadedCase> {
  return assemble(ctx, row, await rows(ctx.db, eventRowSchema, eventsOf(row.facilityId, row.id)));
}

/** A case as it is after what just happened to it, without reading it again. */
export function assemble(ctx: Ctx, row: CaseRow, events: readonly EventRow[]): LoadedCase {
  const protocol = ctx.protocolOf(row.protocolId);
  if (!protocol)
    throw new Error(`Case ${row.id} was opened with ${row.protocolId}, which this program does not carry`);
  return {
    row,
    protocol,
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
