import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { LinkRow } from '../db/form-links';
import { sql } from '../db/sql';
import { endOfLink } from '../domain/links/link-standing';
import { ok, type Result } from '../domain/result';
import { hashOfSecret } from '../keys/registry-key';
import { audit } from './audit';
import type { Ctx } from './context';
import { endWords } from './link-words';
import { tryLinkCode } from './try-link-code';

export type EnteredCode =
  /** A session is open; the secret is for its cookie. */
  | { readonly kind: 'open'; readonly secret: string }
  | { readonly kind: 'wrong' }
  /** The code was right, the link good no longer. */
  | { readonly kind: 'ended'; readonly says: string };

/** Somebody who holds a link gives its code. A right one opens a session for the one form of the link. */
export async function enterLinkCode(
  ctx: Ctx,
  { link, code }: { readonly link: LinkRow; readonly code: string },
): Promise<Result<EnteredCode>> {
  const tried = await tryLinkCode(ctx, link, code);
  if (tried !== 'right') return ok({ kind: 'wrong' });
  const line = {
    action: 'link.enter',
    objectKind: 'link',
    objectId: link.id,
    caseId: link.caseId,
    facilityId: link.facilityId,
  } as const;
  const end = endOfLink(link, ctx.now);
  if (end !== null) {
    await audit(ctx, { ...line, outcome: 'refused' });
    return ok({ kind: 'ended', says: endWords(link, end) });
  }
  const secret = randomBytes(32).toString('base64url');
  const entered = await ctx.db.$executeRaw(sql`
    UPDATE form_link SET opened_at = coalesce(opened_at, ${ctx.now}::timestamptz),
      code_entered_at = coalesce(code_entered_at, ${ctx.now}::timestamptz), wrong_codes = 0, version = version + 1
    WHERE id = ${link.id}::uuid AND num_nonnulls(signed_at, revoked_at, replaced_at, killed_at) = 0`);
  // Ended since it was looked up.
  if (entered === 0) return ok({ kind: 'wrong' });
  await ctx.db.$executeRaw(sql`
    INSERT INTO link_session (facility_id, id, link_id, secret_hash, created_at, last_seen_at)
    VALUES (${link.facilityId}::uuid, ${uuidv7()}::uuid, ${link.id}::uuid, ${hashOfSecret(secret)}, ${ctx.now}::timestamptz,
      ${ctx.now}::timestamptz)`);
  await audit(ctx, line);
  return ok({ kind: 'open', secret });
}
