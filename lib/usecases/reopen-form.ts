import { z } from 'zod';
import type { LaterFormId } from '../domain/cases/case-event';
import { revisions } from '../domain/cases/case-file';
import { fail, ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { eventOf, happen } from './happen';
import { loadCase } from './load-case';
import { troubleReopening } from './trouble-reopening';
import { writtenReason } from './written-reason';

export interface FormReopening {
  readonly caseId: string;
  readonly form: LaterFormId;
  readonly reason: string;
}

export const reopenedSchema = z.strictObject({
  revision: z.number().describe('The revision that was taken up; the next one is a revision more.'),
});

/**
 * Reopens a form that was given: its answers become the draft of the next revision. Until that is given the form does not
 * stand, so the case is not payable, and a claim support that was issued is superseded.
 */
export async function reopenForm(
  ctx: Ctx,
  { caseId, form, reason: typed }: FormReopening,
): Promise<Result<z.output<typeof reopenedSchema>>> {
  const found = await loadCase(ctx, caseId, { form, reopens: true }, 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  const trouble = troubleReopening(loaded, form);
  if (trouble) return fail(trouble);
  const reason = writtenReason(typed);
  if (!reason.ok) return reason;
  const revision = revisions(loaded.file, form).length;
  const isOfAnother =
    ctx.actor.role !== 'physician' && loaded.protocol.forms[form].answeredBy === 'physician';
  await happen(
    ctx,
    loaded,
    eventOf(ctx, loaded, 'formReopened', {
      form,
      revision,
      reason: reason.value,
      askedBy: isOfAnother ? 'physician' : 'self',
    }),
    'form.reopen',
  );
  return ok({ revision });
}
