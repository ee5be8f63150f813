import { validate } from 'uuid';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import { doneBy } from './case-words';
import type { Ctx } from './context';
import { settleCase } from './decide-case';
import type { EventRow } from './event-row';
import { eventWrite } from './event-write';
import { inOrderOfPatient } from './likely-duplicates';
import { assemble, loadCase, loadCaseRow } from './load-case';
import { sameScanNumbers, sameScanOf } from './same-scan';
import { writeAll } from './write-all';

/** Confirms that two cases of a patient with one date of service and code are two scans; both are decided again. */
export async function confirmSeparate(
  ctx: Ctx,
  { caseId, otherCaseId }: { readonly caseId: string; readonly otherCaseId: string },
): Promise<Result<{ readonly confirmed: true }>> {
  const asked = await loadCaseRow(ctx, caseId, 'form.fillFacility');
  if (!asked.ok) return asked;
  await inOrderOfPatient(ctx, asked.value.facilityId, asked.value.mbi);
  const found = await loadCase(ctx, caseId, 'form.fillFacility', 'forChange');
  if (!found.ok) return found;
  const { row, events } = found.value;
  const others = row.scanOn === null ? [] : await sameScanNumbers(ctx, row);
  if (!validate(otherCaseId) || !others.some(({ id }) => id === otherCaseId)) {
    return fail({
      code: 'wrong-state',
      says: `There is no such case beside case ${row.number} that is still to be confirmed as separate.`,
    });
  }
  const event: EventRow = {
    seq: (events.at(-1)?.seq ?? 0) + 1,
    kind: 'confirmedSeparate',
    at: ctx.now,
    byName: doneBy(ctx.actor),
    data: { otherCaseId },
    entry: null,
  };
  await writeAll(ctx, [eventWrite(ctx, row, event)]);
  const { sameScan, writes } = await sameScanOf(ctx, row);
  const changed = { ...row, sameScan, version: row.version + 1 };
  await writeAll(ctx, [
    sql`UPDATE registry_case SET same_scan = ${sameScan}, version = ${changed.version}
      WHERE facility_id = ${row.facilityId}::uuid AND id = ${row.id}::uuid`,
    ...writes,
  ]);
  await settleCase(ctx, assemble(ctx, changed, [...events, event]));
  await audit(ctx, {
    action: 'case.confirmSeparate',
    objectKind: 'case',
    objectId: row.id,
    caseId: row.id,
    facilityId: row.facilityId,
    version: changed.version,
  });
  return ok({ confirmed: true });
}
