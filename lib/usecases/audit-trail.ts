import { z } from 'zod';
import { auditWords } from '../db/audit-words';
import { Prisma } from '../db/generated/client';
import type { FieldProblem } from '../domain/forms/problems';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { audit } from './audit';
import type { Ctx } from './context';
import { refusalOf } from './refusal';
import { registryZone } from './registry-zone';
import { rows } from './rows';
import type { AuditPage, AuditQuery } from './views';

const lineSchema = z.object({
  sequence: z.string(),
  at: z.date(),
  actorName: z.string(),
  role: z.string(),
  facility: z.string().nullable(),
  zone: z.string().nullable(),
  action: z.string(),
  objectId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  outcome: z.string(),
  requestId: z.string(),
});

/** Lines of a page. */
const perPage = 50;

/** Who did and who looked at what, newest first: of a case, a person, a facility, or all. */
export async function auditTrail(ctx: Ctx, query: AuditQuery): Promise<Result<AuditPage>> {
  const refusal = refusalOf(ctx, 'audit.read', null);
  if (refusal) return fail(refusal);
  const problems = malformedIn(query);
  if (problems.length > 0)
    return fail({ code: 'malformed', says: 'This address of the audit does not exist.', fields: problems });
  const lines = await rows(
    ctx.db,
    lineSchema,
    Prisma.sql`
      SELECT a.sequence::text AS sequence, a.at, a.actor_name AS "actorName", a.role, f.name AS facility, f.time_zone AS zone,
        a.action, a.object_id AS "objectId", c.number AS "caseNumber", a.outcome, a.request_id AS "requestId"
      FROM audit_line a
      LEFT JOIN facility f ON f.id = a.facility_id
      LEFT JOIN registry_case c ON c.facility_id = a.facility_id AND c.id = a.case_id
      WHERE ${Prisma.join(
        [
          Prisma.sql`true`,
          ...(query.caseId === undefined ? [] : [Prisma.sql`a.case_id = ${query.caseId}::uuid`]),
          ...(query.actorId === undefined ? [] : [Prisma.sql`a.actor_id = ${query.actorId}::uuid`]),
          ...(query.facilityId === undefined ? [] : [Prisma.sql`a.facility_id = ${query.facilityId}::uuid`]),
          ...(query.before === undefined ? [] : [Prisma.sql`a.sequence < ${query.before}::bigint`]),
        ],
        ' AND ',
      )}
      ORDER BY a.sequence DESC LIMIT ${perPage + 1}`,
  );
  await audit(ctx, {
    action: 'audit.look',
    objectKind: 'audit',
    caseId: query.caseId ?? null,
    facilityId: query.facilityId ?? null,
  });
  const shown = lines.slice(0, perPage);
  return ok({
    lines: shown.map((line) => ({
      sequence: line.sequence,
      when: sayInstant(line.at, line.zone ?? registryZone),
      who: line.actorName === '' ? 'Nobody signed in' : line.actorName,
      role: line.role,
      facility: line.facility,
      what: auditWords(line),
      outcome: line.outcome,
      requestId: line.requestId,
    })),
    next: lines.length > perPage ? (shown.at(-1)?.sequence ?? null) : null,
  });
}

function malformedIn(query: AuditQuery): readonly FieldProblem[] {
  const ids = { caseId: query.caseId, actorId: query.actorId, facilityId: query.facilityId };
  return [
    ...Object.entries(ids)
      .filter(([, id]) => id !== undefined && !z.uuid().safeParse(id).success)
      .map(([key]) => malformed(key, 'Send the UUID.')),
    ...(query.before !== undefined && !/^\d{1,18}$/.test(query.before)
      ? [malformed('before', 'Send the number of a line.')]
      : []),
  ];
}

function malformed(key: string, says: string): FieldProblem {
  return { key, label: key, code: 'malformed', says };
}
