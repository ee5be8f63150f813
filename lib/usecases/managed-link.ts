import type { LinkRow } from '../db/form-links';
import { fail, ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { type LinkFormId, latestLinks } from './form-link-rows';
import { type LoadedCase, loadCase } from './load-case';
import { troubleSubmitting } from './trouble-submitting';

export interface ManagedLink {
  readonly loaded: LoadedCase;
  readonly latest: LinkRow | undefined;
}

/** A form of the facility's case to which a link leads or may be sent: one that its physician can still answer. */
export async function managedLink(
  ctx: Ctx,
  { caseId, form }: { readonly caseId: string; readonly form: LinkFormId },
  forChange?: 'forChange',
): Promise<Result<ManagedLink>> {
  const found = await loadCase(ctx, caseId, 'link.manage', forChange);
  if (!found.ok) return found;
  const trouble = troubleSubmitting(found.value, form, 'account');
  if (trouble) return fail(trouble);
  const links = await latestLinks(ctx, found.value.row);
  return ok({ loaded: found.value, latest: links.get(form) });
}
