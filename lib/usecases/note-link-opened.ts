import type { LinkRow } from '../db/form-links';
import { sql } from '../db/sql';
import { endOfLink } from '../domain/links/link-standing';
import { ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';

/** Somebody began to type the code of a link. Fetching the page does not do this, so programs that follow links do not. */
export async function noteLinkOpened(ctx: Ctx, link: LinkRow): Promise<Result<undefined>> {
  if (link.openedAt !== null || endOfLink(link, ctx.now) !== null) return ok(undefined);
  const noted = await ctx.db.$executeRaw(sql`
    UPDATE form_link SET opened_at = ${ctx.now}::timestamptz, version = version + 1
    WHERE id = ${link.id}::uuid AND opened_at IS NULL`);
  if (noted === 0) return ok(undefined);
  await audit(ctx, {
    action: 'link.open',
    objectKind: 'link',
    objectId: link.id,
    caseId: link.caseId,
    facilityId: link.facilityId,
  });
  return ok(undefined);
}
