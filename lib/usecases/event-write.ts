import { sql } from '../db/sql';
import type { CaseRow } from './case-row';
import type { Ctx } from './context';
import type { EventRow } from './event-row';
import { jsonb, type Write } from './write-all';

/** Stores that something happened to a case. */
export function eventWrite(ctx: Ctx, row: Pick<CaseRow, 'facilityId' | 'id'>, event: EventRow): Write {
  return sql`
    INSERT INTO case_event (facility_id, case_id, seq, kind, at, by_account, by_name, entry_id, data)
    VALUES (${row.facilityId}::uuid, ${row.id}::uuid, ${event.seq}, ${event.kind}, ${event.at}::timestamptz,
      ${ctx.actor.accountId}::uuid, ${event.byName}, ${event.entry?.id ?? null}::uuid, ${jsonb(event.data)})`;
}
