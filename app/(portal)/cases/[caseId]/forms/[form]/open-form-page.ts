import type { FormDefinition } from '@/lib/domain/forms/form';
import { ok, type Result } from '@/lib/domain/result';
import type { Ctx } from '@/lib/usecases/context';
import type { Channel } from '@/lib/usecases/fill-verb';
import { openForm } from '@/lib/usecases/open-form';
import { readCase } from '@/lib/usecases/read-case';
import type { SubmittableForm } from '@/lib/usecases/submittable-form';
import type { FormView } from '@/lib/usecases/views';

/** What the address of a form leads to: the form, what was given on it, or why it cannot be filled now. */
export type OpenedForm =
  | { readonly kind: 'form'; readonly view: FormView; readonly definition: FormDefinition }
  | { readonly kind: 'given'; readonly entryId: string }
  | { readonly kind: 'closed'; readonly says: string };

interface Asked {
  readonly caseId: string;
  readonly form: SubmittableForm;
  readonly channel: Channel;
}

/** Opens a form with its definition, which is data and travels to the page with it. */
export async function openFormPage(ctx: Ctx, asked: Asked): Promise<Result<OpenedForm>> {
  const opened = await openForm(ctx, asked);
  if (opened.ok) {
    const definition = ctx.protocolOf(opened.value.protocol.id)?.forms[asked.form];
    if (!definition) throw new Error(`Protocol ${opened.value.protocol.id} has no form ${asked.form}`);
    return ok({ kind: 'form', view: opened.value, definition });
  }
  if (opened.problem.code === 'wrong-state') return ok({ kind: 'closed', says: opened.problem.says });
  if (opened.problem.code !== 'already-submitted') return opened;
  const found = await readCase(ctx, asked.caseId);
  if (!found.ok) return found;
  const entry = found.value.forms.find((line) => line.form === asked.form)?.entry;
  return ok(entry ? { kind: 'given', entryId: entry.id } : { kind: 'closed', says: opened.problem.says });
}
