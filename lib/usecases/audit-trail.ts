import { z } from 'zod';
import { auditWords } from '../db/audit-words';
import { noSql, sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { sayDay } from '../domain/schedule/day';
import { sayInstant, zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import { linesOf } from './audit-filter';
import { type AuditLineRow, auditLineSchema, selectAuditLines } from './audit-line-row';
import { namedCase, namedPeople } from './audit-names';
import { roleWords } from './case-words';
import type { Ctx } from './context';
import { registryZone } from './list-scope';
import { refusalOf } from './refusal';
import { rows } from './rows';
import type { AuditFilter, AuditPage, AuditQuery } from './views';

/** Lines of a page. */
const pageSize = 100;

const facilitySchema = z.object({ id: z.string(), name: z.string(), zone: z.string() });

/** Who did and who looked at what, the newest first. */
export async function auditTrail(ctx: Ctx, query: AuditQuery): Promise<Result<AuditPage>> {
  const refusal = refusalOf(ctx, 'audit.read', null);
  if (refusal) return fail(refusal);
  if (query.before !== undefined && !/^\d{1,18}$/.test(query.before)) return fail({ code: 'not-found' });
  const facilities = await rows(
    ctx.db,
    facilitySchema,
    sql`SELECT id, name, time_zone AS zone FROM facility ORDER BY name, id`,
  );
  const facility = facilities.find(({ id }) => id === query.facilityId);
  const zone = facility?.zone ?? registryZone;
  const theCase = await namedCase(ctx, query);
  const people = await namedPeople(ctx, query);
  const [person] = people.found.length === 1 ? people.found : [];
  const caseId = theCase.found?.id ?? query.caseId;
  const actorId = person?.id ?? query.actorId;
  const filter: AuditFilter = {
    ...(caseId === undefined ? {} : { caseId }),
    ...(actorId === undefined ? {} : { actorId }),
    ...(query.facilityId === undefined ? {} : { facilityId: query.facilityId }),
    ...(query.day === undefined ? {} : { day: query.day }),
  };
  const which = linesOf(filter, zone);
  if (!which) return fail({ code: 'not-found' });
  const isUnclear = theCase.says !== null || people.says !== null;
  const before = query.before === undefined ? noSql : sql`AND l.sequence < ${query.before}::bigint`;
  const lines = isUnclear
    ? []
    : await rows(
        ctx.db,
        auditLineSchema,
        sql`${selectAuditLines} WHERE true ${which} ${before} ORDER BY l.sequence DESC LIMIT ${pageSize + 1}`,
      );
  await audit(ctx, {
    action: 'audit.look',
    objectKind: 'audit',
    caseId: filter.caseId ?? null,
    facilityId: facility?.id ?? null,
  });
  const page = lines.slice(0, pageSize);
  const last = lines.length > pageSize ? page.at(-1) : undefined;
  return ok({
    lines: page.map(lineOf),
    next: last ? String(last.sequence) : null,
    about: {
      case: theCase.found,
      person: person ?? null,
      facility: facility ? { id: facility.id, words: facility.name } : null,
      day: query.day === undefined ? null : { id: query.day, words: sayDay(query.day, 'long') },
    },
    trouble: {
      caseNumber: theCase.says,
      who: people.says,
      people: people.found.length > 1 ? people.found : [],
    },
    facilities: facilities.map(({ id, name }) => ({ id, name })),
    zoneWords: zoneWords(zone),
  });
}

function lineOf(line: AuditLineRow): AuditPage['lines'][number] {
  return {
    sequence: String(line.sequence),
    when: sayInstant(line.at, line.zone ?? registryZone),
    who: whoOf(line),
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

/** Who did what a line tells of. */
export function whoOf({ actorName }: Pick<AuditLineRow, 'actorName'>): string {
  return actorName === '' ? 'Nobody signed in' : actorName;
}
