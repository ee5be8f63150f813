import type { LaterFormId } from '../domain/cases/case-event';
import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { titleInside } from './case-words';
import { troubleWithClosed } from './closed-case';
import type { Ctx } from './context';
import { caseToDecide, decided, tellFacility, tellPhysician } from './deciding';
import { eventOf, happen } from './happen';
import { lateForms } from './late-forms';
import { writtenReason } from './written-reason';

/** Takes a form that came after its window, for a written reason, which stands on every document of the case. */
export async function acceptLate(
  ctx: Ctx,
  {
    caseId,
    form,
    reason: typed,
  }: { readonly caseId: string; readonly form: LaterFormId; readonly reason: string },
): Promise<Result<{ readonly state: string }>> {
  const found = await caseToDecide(ctx, caseId);
  if (!found.ok) return found;
  const loaded = found.value;
  const { row, protocol, file, today } = loaded;
  const closed = troubleWithClosed(loaded);
  if (closed) return fail(closed);
  const title = titleInside(protocol.forms[form].title);
  if (!lateForms(loaded, standingOf(protocol, file, today, ctx.settings)).includes(form))
    return fail({
      code: 'wrong-state',
      says: `The ${title} of case ${row.number} is not late, or did not come yet, so there is nothing to accept.`,
    });
  const reason = writtenReason(typed);
  if (!reason.ok) return reason;
  const standing = await happen(
    ctx,
    loaded,
    eventOf(ctx, loaded, 'lateAccepted', { form, reason: reason.value }),
    'case.acceptLate',
  );
  await decided(ctx);
  const what = `The registry accepted the ${title} of a case that came late.`;
  await tellFacility(ctx, row, what, `/cases/${row.id}`);
  if (protocol.forms[form].answeredBy === 'physician') await tellPhysician(ctx, loaded, what);
  return ok({ state: standing.state });
}
