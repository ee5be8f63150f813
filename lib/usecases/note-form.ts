import { latest } from '../domain/cases/case-file';
import { fail, ok, type Result } from '../domain/result';
import { titleInside } from './case-words';
import type { Ctx } from './context';
import { eventOf, happen } from './happen';
import { loadCase } from './load-case';
import type { FormReopening } from './reopen-form';
import { writtenReason } from './written-reason';

/** Adds a note beside a form that was given, as where its answers can no longer be changed. The answers stay as they are. */
export async function noteForm(
  ctx: Ctx,
  { caseId, form, reason: typed }: FormReopening,
): Promise<Result<{ readonly noted: true }>> {
  const found = await loadCase(ctx, caseId, { form, reopens: true }, 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  if (!latest(loaded.file, form))
    return fail({
      code: 'wrong-state',
      says: `The ${titleInside(loaded.protocol.forms[form].title)} of case ${loaded.row.number} was not given yet, so there is nothing to note beside it.`,
    });
  const note = writtenReason(typed);
  if (!note.ok) return note;
  await happen(ctx, loaded, eventOf(ctx, loaded, 'formNoted', { form, reason: note.value }), 'form.note');
  return ok({ noted: true });
}
