import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { doneBy, stateWords } from './case-words';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import type { EventRow } from './event-row';
import { eventWrite } from './event-write';
import { assemble, loadCase } from './load-case';
import { auditWrite, writeAll } from './write-all';

/** Notes that the claims of an eligible case were sent. The case is closed by it. */
export async function billCase(ctx: Ctx, caseId: string): Promise<Result<{ readonly state: 'billed' }>> {
  const found = await loadCase(ctx, caseId, 'case.bill', 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  const { state } = standingOf(loaded.protocol, loaded.file, loaded.today, ctx.settings);
  if (state === 'billed')
    return fail({ code: 'wrong-state', says: `Case ${loaded.row.number} is marked as billed already.` });
  if (state !== 'readyToBill') {
    return fail({
      code: 'wrong-state',
      says: `Case ${loaded.row.number} is not ready to bill: ${stateWords[state].toLowerCase()}. Mark it once every rule holds.`,
    });
  }
  const event: EventRow = {
    seq: (loaded.events.at(-1)?.seq ?? 0) + 1,
    kind: 'billed',
    at: ctx.now,
    byName: doneBy(ctx.actor),
    data: {},
    entry: null,
  };
  const decided = await decideCase(ctx, assemble(ctx, loaded.row, [...loaded.events, event]));
  await writeAll(ctx, [
    eventWrite(ctx, loaded.row, event),
    ...decided.writes,
    auditWrite(ctx, {
      action: 'case.bill',
      objectKind: 'case',
      objectId: loaded.row.id,
      caseId: loaded.row.id,
      facilityId: loaded.row.facilityId,
      version: loaded.row.version,
    }),
  ]);
  return ok({ state: 'billed' });
}
