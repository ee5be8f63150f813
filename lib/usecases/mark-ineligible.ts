import { fail, ok, type Result } from '../domain/result';
import { troubleWithClosed } from './closed-case';
import type { Ctx } from './context';
import { caseToDecide, decided, tellFacility, tellPhysician } from './deciding';
import { eventOf, happen } from './happen';
import { writtenReason } from './written-reason';

/** Closes a case that is none of the registry, for a written reason. */
export async function markIneligible(
  ctx: Ctx,
  { caseId, reason: typed }: { readonly caseId: string; readonly reason: string },
): Promise<Result<{ readonly state: string }>> {
  const found = await caseToDecide(ctx, caseId);
  if (!found.ok) return found;
  const loaded = found.value;
  const closed = troubleWithClosed(loaded);
  if (closed) return fail(closed);
  const reason = writtenReason(typed);
  if (!reason.ok) return reason;
  const standing = await happen(
    ctx,
    loaded,
    eventOf(ctx, loaded, 'markedIneligible', { reason: reason.value }),
    'case.markIneligible',
  );
  await decided(ctx);
  const what = 'The registry closed a case as not eligible.';
  await tellFacility(ctx, loaded.row, what, `/cases/${loaded.row.id}`);
  await tellPhysician(ctx, loaded, what);
  return ok({ state: standing.state });
}
