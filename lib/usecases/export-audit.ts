import { z } from 'zod';
import { auditWords } from '../db/audit-words';
import { type Sql, sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import { linesOf } from './audit-filter';
import { type AuditLineRow, auditLineSchema, selectAuditLines } from './audit-line-row';
import { whoOf } from './audit-trail';
import { roleWords } from './case-words';
import type { Ctx } from './context';
import { csvLine } from './csv';
import { registryZone } from './list-scope';
import { refusalOf } from './refusal';
import { firstRow } from './rows';
import type { AuditFilter } from './views';

/** Which lines are exported: those that were there when it began. */
export interface AuditExport {
  readonly which: Sql;
  readonly lines: number;
  readonly upTo: bigint;
}

const zoneSchema = z.object({ zone: z.string() });
const countSchema = z.object({ lines: z.number(), upTo: z.bigint() });

/** Begins an export; the line that tells of it is not in it. */
export async function exportAudit(ctx: Ctx, filter: AuditFilter): Promise<Result<AuditExport>> {
  const refusal = refusalOf(ctx, 'audit.read', null);
  if (refusal) return fail(refusal);
  const facility =
    filter.facilityId === undefined
      ? undefined
      : await firstRow(
          ctx.db,
          zoneSchema,
          sql`SELECT time_zone AS zone FROM facility WHERE id::text = ${filter.facilityId}`,
        );
  const which = linesOf(filter, facility?.zone ?? registryZone);
  if (!which || (filter.facilityId !== undefined && !facility)) return fail({ code: 'not-found' });
  const found = await firstRow(
    ctx.db,
    countSchema,
    sql`SELECT count(*)::int AS lines, coalesce(max(l.sequence), 0) AS "upTo" FROM audit_line l WHERE true ${which}`,
  );
  await audit(ctx, {
    action: 'audit.export',
    objectKind: 'audit',
    caseId: filter.caseId ?? null,
    facilityId: filter.facilityId ?? null,
  });
  return ok({ which, lines: found?.lines ?? 0, upTo: found?.upTo ?? 0n });
}

const batch = 2_000;
const head = [
  'line',
  'time (UTC)',
  'who',
  'role',
  'facility',
  'what',
  'outcome',
  'case',
  'action',
  'object',
  'object id',
  'version',
  'person id',
  'request id',
  'SHA-256 of the line',
];

/** The export as text for spreadsheets, batch by batch in the order of the lines. `read` asks in a transaction of its own. */
export async function* auditCsv(
  { which, upTo }: AuditExport,
  read: (statement: Sql) => Promise<unknown>,
): AsyncGenerator<string> {
  yield csvLine(head);
  for (let after = 0n; after < upTo; ) {
    const lines = z.array(auditLineSchema).parse(
      await read(
        sql`${selectAuditLines} WHERE l.sequence > ${after}::bigint AND l.sequence <= ${upTo}::bigint ${which}
            ORDER BY l.sequence LIMIT ${batch}`,
      ),
    );
    yield lines.map(csvOf).join('');
    after = lines.at(-1)?.sequence ?? upTo;
  }
}

function csvOf(line: AuditLineRow): string {
  return csvLine([
    String(line.sequence),
    line.at.toISOString(),
    whoOf(line),
    line.role === 'nobody' ? 'nobody' : roleWords[line.role],
    line.facility,
    auditWords(line),
    line.outcome,
    line.caseNumber,
    line.action,
    line.objectKind,
    line.objectId,
    line.version === null ? null : String(line.version),
    line.actorId,
    line.requestId,
    Buffer.from(line.hash).toString('hex'),
  ]);
}
