import { validate } from 'uuid';
import { joined, noSql, type Sql, sql } from '../db/sql';
import { addDays } from '../domain/schedule/day';
import { startOf } from '../domain/schedule/zone';
import type { AuditFilter } from './views';

/** Which lines of `audit_line l` a filter is about. Undefined where a value is none of ours, and so names nothing. */
export function linesOf({ caseId, actorId, facilityId, day }: AuditFilter, zone: string): Sql | undefined {
  const ids = [caseId, actorId, facilityId].filter((id) => id !== undefined);
  if (!ids.every((id) => validate(id))) return undefined;
  const conditions = [
    ...(caseId === undefined ? [] : [sql`AND l.case_id = ${caseId}::uuid`]),
    ...(actorId === undefined ? [] : [sql`AND l.actor_id = ${actorId}::uuid`]),
    ...(facilityId === undefined ? [] : [sql`AND l.facility_id = ${facilityId}::uuid`]),
    ...(day === undefined ? [] : [within(startOf(day, zone), startOf(addDays(day, 1), zone))]),
  ];
  return conditions.length === 0 ? noSql : joined(conditions, ' ');
}

/** Lines are walked by their number; where a day begins and ends among the numbers, the index on the time tells. */
function within(from: Date, until: Date): Sql {
  const ofDay = sql`FROM audit_line d WHERE d.at >= ${from}::timestamptz AND d.at < ${until}::timestamptz`;
  return sql`AND l.at >= ${from}::timestamptz AND l.at < ${until}::timestamptz
    AND l.sequence >= (SELECT min(d.sequence) ${ofDay}) AND l.sequence <= (SELECT max(d.sequence) ${ofDay})`;
}
