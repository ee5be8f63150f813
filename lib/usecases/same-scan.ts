import { z } from 'zod';
import { sql } from '../db/sql';
import type { SameScan } from '../domain/cases/case-file';
import { type CaseRow, caseColumns, caseRowSchema } from './case-row';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import { withEvents } from './load-case';
import { rows } from './rows';
import type { Write } from './write-all';

const confirmedSchema = z.object({ caseId: z.string(), otherCaseId: z.string() });

const numberSchema = z.object({ id: z.string(), number: z.string() });

/** The other cases with the same date of service and code, as far as none of them is confirmed as separate. */
export async function sameScanNumbers(
  ctx: Ctx,
  row: CaseRow,
): Promise<readonly { readonly id: string; readonly number: string }[]> {
  return rows(
    ctx.db,
    numberSchema,
    sql`
      SELECT c.id, c.number FROM registry_case c
      WHERE c.facility_id = ${row.facilityId}::uuid AND c.mbi = ${row.mbi}
        AND c.scan_on = ${row.scanOn}::date AND c.cpt = ${row.cpt} AND c.id <> ${row.id}::uuid
        AND NOT EXISTS (
          SELECT 1 FROM case_event e
          WHERE e.facility_id = c.facility_id AND e.kind = 'confirmedSeparate'
            AND (e.case_id = c.id AND e.data->>'otherCaseId' = ${row.id} OR e.case_id = ${row.id}::uuid AND e.data->>'otherCaseId' = c.id::text))
      ORDER BY c.number`,
  );
}

/**
 * Whether other cases of the patient have the same date of service and CPT code as this one, which gets them now, and what
 * must be written so that those others know it too. Call it with the cases of the patient in order.
 */
export async function sameScanOf(
  ctx: Ctx,
  row: CaseRow,
): Promise<{ readonly sameScan: SameScan; readonly writes: readonly Write[] }> {
  const others = await rows(
    ctx.db,
    caseRowSchema,
    sql`
      SELECT ${caseColumns} FROM registry_case c JOIN facility f ON f.id = c.facility_id
      WHERE c.facility_id = ${row.facilityId}::uuid AND c.mbi = ${row.mbi}
        AND c.scan_on = ${row.scanOn}::date AND c.cpt = ${row.cpt} AND c.id <> ${row.id}::uuid
      ORDER BY c.id FOR UPDATE OF c`,
  );
  if (others.length === 0) return { sameScan: 'none', writes: [] };
  const all = [row, ...others];
  const confirmed = await rows(
    ctx.db,
    confirmedSchema,
    sql`
      SELECT case_id AS "caseId", data->>'otherCaseId' AS "otherCaseId" FROM case_event
      WHERE facility_id = ${row.facilityId}::uuid AND case_id = ANY (${all.map(({ id }) => id)}::text[]::uuid[])
        AND kind = 'confirmedSeparate'`,
  );
  const isConfirmed = (a: string, b: string) =>
    confirmed.some(
      ({ caseId, otherCaseId }) => (caseId === a && otherCaseId === b) || (caseId === b && otherCaseId === a),
    );
  const statusOf = ({ id }: CaseRow): SameScan =>
    all.every((other) => other.id === id || isConfirmed(id, other.id)) ? 'confirmed' : 'unconfirmed';
  const writes: Write[] = [];
  for (const other of others) {
    const sameScan = statusOf(other);
    if (sameScan === other.sameScan) continue;
    const changed = { ...other, sameScan, version: other.version + 1 };
    writes.push(
      sql`
        UPDATE registry_case SET same_scan = ${sameScan}, version = ${changed.version}
        WHERE facility_id = ${other.facilityId}::uuid AND id = ${other.id}::uuid`,
      ...(await decideCase(ctx, await withEvents(ctx, changed))).writes,
    );
  }
  return { sameScan: statusOf(row), writes };
}
