import type { CaseRow } from './case-row';
import type { Ctx } from './context';
import type { EventRow } from './event-row';
import type { Write } from './write-all';

/** Stores that something happened to a case. */
export function eventWrite(ctx: Ctx, row: Pick<CaseRow, 'facilityId' | 'id'>, event: EventRow): Write {
  return {
    to: 'case_event',
    row: {
      facility_id: row.facilityId,
      case_id: row.id,
      seq: event.seq,
      kind: event.kind,
      at: event.at,
      by_account: ctx.actor.accountId,
      by_name: event.byName,
      entry_id: event.entry?.id ?? null,
      data: event.data,
    },
  };
}
