import { sql } from '../db/sql';
import { standingOfLink } from '../domain/links/link-standing';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { type LinkFormId, latestLinks } from './form-link-rows';
import { loadCase } from './load-case';

/** Withdraws the link of a form; whoever is filling it in saves and signs nothing more. */
export async function revokeFormLink(
  ctx: Ctx,
  { caseId, form }: { readonly caseId: string; readonly form: LinkFormId },
): Promise<Result<{ readonly linkId: string }>> {
  const found = await loadCase(ctx, caseId, 'link.manage', 'forChange');
  if (!found.ok) return found;
  const { row } = found.value;
  const link = (await latestLinks(ctx, row)).get(form);
  if (!link) return fail({ code: 'wrong-state', says: 'No link to this form was sent.' });
  const standing = standingOfLink(link, ctx.now);
  if (standing === 'revoked') return ok({ linkId: link.id });
  if (standing === 'signed' || standing === 'answered')
    return fail({ code: 'wrong-state', says: 'This form was given already, so its link has ended.' });
  const revoked = await ctx.db.$executeRaw(sql`
    UPDATE form_link SET revoked_at = ${ctx.now}::timestamptz, version = version + 1
    WHERE facility_id = ${row.facilityId}::uuid AND id = ${link.id}::uuid
      AND num_nonnulls(signed_at, revoked_at, replaced_at, killed_at) = 0`);
  if (revoked === 0) return fail({ code: 'wrong-state', says: 'This link has ended already.' });
  await audit(ctx, {
    action: 'link.revoke',
    objectKind: 'link',
    objectId: link.id,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  return ok({ linkId: link.id });
}
