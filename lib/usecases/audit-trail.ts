import { validate } from 'uuid';
import { z } from 'zod';
import { auditWords } from '../db/audit-words';
import { joined, noSql, type Sql, sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { audit } from './audit';
import { roleWords } from './case-words';
import type { Ctx } from './context';
import { registryZone } from './list-scope';
import { refusalOf } from './refusal';
import { rows } from './rows';
import type { AuditPage, AuditQuery } from './views';

/** Lines of a page. */
const pageSize = 100;

const lineSchema = z.object({
  sequence: z.bigint(),
  at: z.date(),
  actorName: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor', 'link', 'nobody']),
  facility: z.string().nullable(),
  zone: z.string().nullable(),
  action: z.string(),
  objectId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  outcome: z.string(),
  requestId: z.string(),
  actorId: z.string().nullable(),
  facilityId: z.string().nullable(),
  caseId: z.string().nullable(),
});

/** Who did and who looked at what, the newest first. */
export async function auditTrail(ctx: Ctx, query: AuditQuery): Promise<Result<AuditPage>> {
  const refusal = refusalOf(ctx, 'audit.read', null);
  if (refusal) return fail(refusal);
  const conditions = conditionsOf(query);
  if (!conditions) return fail({ code: 'not-found' });
  const lines = await rows(
    ctx.db,
    lineSchema,
    sql`
      SELECT l.sequence, l.at, l.actor_name AS "actorName", l.role, f.name AS facility, f.time_zone AS zone, l.action,
        l.object_id AS "objectId", c.number AS "caseNumber", l.outcome, l.request_id AS "requestId",
        l.actor_id AS "actorId", l.facility_id AS "facilityId", l.case_id AS "caseId"
      FROM audit_line l
      LEFT JOIN facility f ON f.id = l.facility_id
      LEFT JOIN registry_case c ON c.facility_id = l.facility_id AND c.id = l.case_id
      WHERE true ${conditions} ORDER BY l.sequence DESC LIMIT ${pageSize + 1}`,
  );
  await audit(ctx, {
    action: 'audit.look',
    objectKind: 'audit',
    caseId: query.caseId ?? null,
    facilityId: query.facilityId ?? null,
  });
  const page = lines.slice(0, pageSize);
  const last = lines.length > pageSize ? page.at(-1) : undefined;
  return ok({ lines: page.map(lineOf), next: last ? String(last.sequence) : null });
}

/** Undefined where a value is none of ours, and so names nothing. */
function conditionsOf({ caseId, actorId, facilityId, before }: AuditQuery): Sql | undefined {
  const ids = [caseId, actorId, facilityId].filter((id) => id !== undefined);
  if (!ids.every((id) => validate(id)) || (before !== undefined && !/^\d{1,18}$/.test(before)))
    return undefined;
  const conditions = [
    ...(caseId === undefined ? [] : [sql`AND l.case_id = ${caseId}::uuid`]),
    ...(actorId === undefined ? [] : [sql`AND l.actor_id = ${actorId}::uuid`]),
    ...(facilityId === undefined ? [] : [sql`AND l.facility_id = ${facilityId}::uuid`]),
    ...(before === undefined ? [] : [sql`AND l.sequence < ${before}::bigint`]),
  ];
  return conditions.length === 0 ? noSql : joined(conditions, ' ');
}

function lineOf(line: z.output<typeof lineSchema>): AuditPage['lines'][number] {
  return {
    sequence: String(line.sequence),
    when: sayInstant(line.at, line.zone ?? registryZone),
    who: line.actorName === '' ? 'Nobody signed in' : line.actorName,
    role: line.role === 'nobody' ? 'nobody' : roleWords[line.role],
    facility: line.facility,
    what: auditWords(line),
    outcome: line.outcome,
    requestId: line.requestId,
    actorId: line.actorId,
    facilityId: line.facilityId,
    caseId: line.caseId,
    caseNumber: line.caseNumber,
  };
}
