import { reopening } from '../domain/cases/case-file';
import { fail, ok, type Result } from '../domain/result';
import { titleInside } from './case-words';
import type { Ctx } from './context';
import { eventOf, happen } from './happen';
import { loadCase } from './load-case';
import type { FormReopening } from './reopen-form';
import { writtenReason } from './written-reason';

/** Closes a reopened form as it was: the revision that was taken up counts again. */
export async function keepForm(
  ctx: Ctx,
  { caseId, form, reason: typed }: FormReopening,
): Promise<Result<{ readonly kept: true }>> {
  const found = await loadCase(ctx, caseId, { form, reopens: true }, 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  if (!reopening(loaded.file, form))
    return fail({
      code: 'wrong-state',
      says: `The ${titleInside(loaded.protocol.forms[form].title)} of case ${loaded.row.number} is not open, so it stands as it is.`,
    });
  const reason = writtenReason(typed);
  if (!reason.ok) return reason;
  await happen(ctx, loaded, eventOf(ctx, loaded, 'formKept', { form, reason: reason.value }), 'form.keep');
  return ok({ kept: true });
}
