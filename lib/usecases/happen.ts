import type { AuditAction } from '../db/audit';
import type { CaseStanding } from '../domain/cases/standing';
import { doneBy } from './case-words';
import { caseWrite } from './case-write';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import type { EventRow } from './event-row';
import { eventWrite } from './event-write';
import { assemble, type LoadedCase } from './load-case';
import { auditWrite, writeAll } from './write-all';

/** An event about to be written: who did it and when is known. */
export function eventOf(
  ctx: Ctx,
  { events }: Pick<LoadedCase, 'events'>,
  kind: EventRow['kind'],
  data: EventRow['data'],
): EventRow {
  return {
    seq: (events.at(-1)?.seq ?? 0) + 1,
    kind,
    at: ctx.now,
    byName: doneBy(ctx.actor),
    data,
    entry: null,
  };
}

/** Writes that something happened to a case which brought no form with it, and decides the case again. */
export async function happen(
  ctx: Ctx,
  loaded: LoadedCase,
  event: EventRow,
  action: AuditAction,
): Promise<CaseStanding> {
  const row = { ...loaded.row, version: loaded.row.version + 1 };
  const decided = await decideCase(ctx, assemble(ctx, row, [...loaded.events, event]));
  await writeAll(ctx, [
    caseWrite(row),
    eventWrite(ctx, row, event),
    ...decided.writes,
    auditWrite(ctx, {
      action,
      objectKind: event.data.form === undefined ? 'case' : 'form',
      objectId: event.data.form ?? row.id,
      caseId: row.id,
      facilityId: row.facilityId,
      version: row.version,
    }),
  ]);
  return decided.standing;
}
