import { validate } from 'uuid';
import { fail, ok, type Result } from '../domain/result';
import { doneBy } from './case-words';
import { caseWrite } from './case-write';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import type { EventRow } from './event-row';
import { eventWrite } from './event-write';
import { assemble, loadCase } from './load-case';
import { sameScanNumbers, sameScanOf } from './same-scan';
import { auditWrite, writeAll } from './write-all';

/** Confirms that two cases of a patient with one date of service and code are two scans; both are decided again. */
export async function confirmSeparate(
  ctx: Ctx,
  { caseId, otherCaseId }: { readonly caseId: string; readonly otherCaseId: string },
): Promise<Result<{ readonly confirmed: true }>> {
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
  const after = [...events, event];
  const { sameScan, writes } = await sameScanOf(ctx, { row, events: after });
  const changed = { ...row, sameScan, version: row.version + 1 };
  const decided = await decideCase(ctx, assemble(ctx, changed, after));
  await writeAll(ctx, [
    caseWrite(changed),
    eventWrite(ctx, row, event),
    ...decided.writes,
    ...writes,
    auditWrite(ctx, {
      action: 'case.confirmSeparate',
      objectKind: 'case',
      objectId: row.id,
      caseId: row.id,
      facilityId: row.facilityId,
      version: changed.version,
    }),
  ]);
  return ok({ confirmed: true });
}
