import { z } from 'zod';
import { sql } from '../db/sql';
import type { SameScan } from '../domain/cases/case-file';
import type { CaseRow } from './case-row';
import { caseWrite } from './case-write';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import type { EventRow } from './event-row';
import { assemble, caseFileSchema } from './load-case';
import { rows } from './rows';
import type { Write } from './write-all';

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
          WHERE e.facility_id = c.facility_id AND e.case_id = c.id AND e.kind = 'markedDuplicate')
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
  { row, events }: { readonly row: CaseRow; readonly events: readonly EventRow[] },
): Promise<{ readonly sameScan: SameScan; readonly writes: readonly Write[] }> {
  const others = await ofSameScan(ctx, row);
  const all = [{ row, events }, ...others];
  return { sameScan: statusOf(row.id, all), writes: await changesOf(ctx, others, all) };
}

async function ofSameScan(ctx: Ctx, row: CaseRow): Promise<Cases> {
  const others = await rows(
    ctx.db,
    z.object({ file: caseFileSchema }),
    sql`
      SELECT case_file(c.id, true, false) AS file FROM registry_case c
      WHERE c.facility_id = ${row.facilityId}::uuid AND c.mbi = ${row.mbi}
        AND c.scan_on = ${row.scanOn}::date AND c.cpt = ${row.cpt} AND c.id <> ${row.id}::uuid
      ORDER BY c.id`,
  );
  // A case that was closed as registered twice is beside no other any more.
  return others.map(({ file }) => file).filter((other) => !isClosedTwice(other.events));
}

async function changesOf(ctx: Ctx, others: Cases, all: Cases): Promise<readonly Write[]> {
  const writes: Write[] = [];
  for (const other of others) {
    const sameScan = statusOf(other.row.id, all);
    if (sameScan === other.row.sameScan) continue;
    const changed = { ...other.row, sameScan, version: other.row.version + 1 };
    writes.push(caseWrite(changed), ...(await decideCase(ctx, assemble(ctx, changed, other.events))).writes);
  }
  return writes;
}

function isClosedTwice(events: readonly EventRow[]): boolean {
  return events.some(({ kind }) => kind === 'markedDuplicate');
}

/** What must be written for the other cases of a scan when this one is no longer of it. */
export async function leavingScan(ctx: Ctx, row: CaseRow): Promise<readonly Write[]> {
  if (row.scanOn === null || row.cpt === null) return [];
  const others = await ofSameScan(ctx, row);
  return changesOf(ctx, others, others);
}

type Cases = readonly { readonly row: CaseRow; readonly events: readonly EventRow[] }[];

function statusOf(id: string, all: Cases): SameScan {
  if (all.length === 1) return 'none';
  return all.every(({ row }) => row.id === id || isConfirmed(id, row.id, all)) ? 'confirmed' : 'unconfirmed';
}

/** Either of the two may have been the one at which somebody confirmed it. */
function isConfirmed(a: string, b: string, all: Cases): boolean {
  return all.some(
    ({ row, events }) =>
      (row.id === a || row.id === b) &&
      events.some(
        ({ kind, data }) => kind === 'confirmedSeparate' && data.otherCaseId === (row.id === a ? b : a),
      ),
  );
}
