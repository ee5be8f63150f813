import type { LaterFormId } from '../domain/cases/case-event';
import { reopening, revisions } from '../domain/cases/case-file';
import { type Consequence, consequencesOf } from '../domain/cases/consequences';
import { standingOf } from '../domain/cases/standing';
import { ok, type Result } from '../domain/result';
import { audit } from './audit';
import { currentClaimRevision } from './claim-writes';
import type { Ctx } from './context';
import { eventOf } from './happen';
import { assemble, loadCase } from './load-case';
import { troubleReopening } from './trouble-reopening';

/** What reopening a form would lead to, or why it cannot be reopened. */
export type Reopening =
  | { readonly kind: 'told'; readonly consequences: readonly Consequence[] }
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly says: string };

/** What reopening a form would lead to, told before it is done. Nothing is changed. */
export async function openReopening(
  ctx: Ctx,
  { caseId, form }: { readonly caseId: string; readonly form: LaterFormId },
): Promise<Result<Reopening>> {
  const found = await loadCase(ctx, caseId, { form, reopens: true });
  if (!found.ok) return found;
  const loaded = found.value;
  const { row, protocol, today } = loaded;
  await audit(ctx, {
    action: 'form.look',
    objectKind: 'form',
    objectId: form,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  if (reopening(loaded.file, form)) return ok({ kind: 'open' });
  const trouble = troubleReopening(loaded, form);
  if (trouble) return ok({ kind: 'closed', says: trouble.says });
  const event = eventOf(ctx, loaded, 'formReopened', {
    form,
    revision: revisions(loaded.file, form).length,
    reason: '',
    askedBy: 'self',
  });
  const after = assemble(ctx, row, [...loaded.events, event]);
  const revision = await currentClaimRevision(ctx, row);
  return ok({
    kind: 'told',
    consequences: consequencesOf(
      standingOf(protocol, loaded.file, today, ctx.settings),
      standingOf(protocol, after.file, today, ctx.settings),
      { revision, saysOther: false },
    ),
  });
}
