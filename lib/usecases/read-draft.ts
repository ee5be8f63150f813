import type { FormId } from '../domain/cases/case-event';
import type { DraftVersion } from '../domain/problem';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { draftPlace } from './draft-place';
import type { Channel } from './fill-verb';
import { storedDraft } from './stored-draft';

/** What was typed for a form, also after it was submitted, for whoever may type it. Not found while nothing was. */
export async function readDraft(
  ctx: Ctx,
  asked: { readonly caseId: string; readonly form: FormId; readonly channel: Channel },
): Promise<Result<DraftVersion>> {
  const place = await draftPlace(ctx, asked, 'toRead');
  if (!place.ok) return place;
  const draft = await storedDraft(ctx, { ...asked, facilityId: place.value.facilityId });
  if (!draft) return fail({ code: 'not-found' });
  await audit(ctx, {
    action: 'form.look',
    objectKind: 'form',
    objectId: asked.form,
    caseId: asked.caseId,
    facilityId: place.value.facilityId,
    version: draft.version,
  });
  return ok({
    version: draft.version,
    answers: draft.answers,
    savedAt: draft.savedAt.toISOString(),
    savedBy: draft.savedByName,
  });
}
