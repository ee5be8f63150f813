import { z } from 'zod';
import { type Sql, sql } from '../db/sql';

/** A line of the audit with the names that belong to its ids. */
export const auditLineSchema = z.object({
  sequence: z.bigint(),
  at: z.date(),
  actorName: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor', 'link', 'nobody']),
  facility: z.string().nullable(),
  zone: z.string().nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  version: z.number().nullable(),
  outcome: z.string(),
  requestId: z.string(),
  actorId: z.string().nullable(),
  facilityId: z.string().nullable(),
  caseId: z.string().nullable(),
  hash: z.instanceof(Uint8Array),
});
export type AuditLineRow = z.output<typeof auditLineSchema>;

/** Lines of the audit, of which conditions and an order follow. */
export const selectAuditLines: Sql = sql`
  SELECT l.sequence, l.at, l.actor_name AS "actorName", l.role, f.name AS facility, f.time_zone AS zone, l.action,
    l.object_kind AS "objectKind", l.object_id AS "objectId", c.number AS "caseNumber", l.version, l.outcome,
    l.request_id AS "requestId", l.actor_id AS "actorId", l.facility_id AS "facilityId", l.case_id AS "caseId", l.hash
  FROM audit_line l
  LEFT JOIN facility f ON f.id = l.facility_id
  LEFT JOIN registry_case c ON c.id = l.case_id`;
