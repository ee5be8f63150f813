import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { audit } from './audit';
import { averageDays } from './average-days';
import { stateWords } from './case-words';
import type { Ctx } from './context';
import { failedMessages } from './failed-messages';
import { registryZone } from './list-scope';
import { overdueCases } from './overdue-cases';
import { refusalOf } from './refusal';
import { standingCounts } from './standing-counts';
import type { Completeness } from './views';

/** How complete the registry is: cases by state and facility, what is overdue and by whom, and how long each step takes. */
export async function completeness(ctx: Ctx): Promise<Result<Completeness>> {
  const refusal = refusalOf(ctx, 'registry.see', null);
  if (refusal) return fail(refusal);
  const counts = await standingCounts(ctx);
  const days = await averageDays(ctx);
  const overdue = await overdueCases(ctx);
  const failed = await failedMessages(ctx);
  await audit(ctx, { action: 'registry.look', objectKind: 'registry' });
  const facilities = counts.map(({ states, ...facility }) => ({
    ...facility,
    states: states.map(({ state, count }) => ({ state, words: stateWords[state], count })),
    days: days.get(facility.id) ?? [],
  }));
  const sum = (of: (facility: (typeof facilities)[number]) => number) =>
    facilities.reduce((total, facility) => total + of(facility), 0);
  return ok({
    asOfWords: sayInstant(ctx.now, registryZone),
    totals: {
      cases: sum(({ cases }) => cases),
      eligible: sum(({ eligible }) => eligible),
      decided: sum(({ decided }) => decided),
      overdue: sum(({ overdueFacility, overduePhysician }) => overdueFacility + overduePhysician),
    },
    facilities,
    overdue,
    failedMessages: failed,
  });
}
