import { type LinkRow, linkOfSession, linkOfToken } from '@/lib/db/form-links';
import type { Actor } from '@/lib/domain/access/actor';
import { endOfLink } from '@/lib/domain/links/link-standing';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { hashOfSecret } from '@/lib/keys/registry-key';
import { portalDatabase } from '@/lib/server/database';
import { settings } from '@/lib/server/env';
import { inTransaction } from '@/lib/server/in-transaction';
import { cookieIn } from '@/lib/server/session/cookie';
import type { Asking } from '@/lib/server/session/sign-in';
import { linkActor } from '@/lib/usecases/link-actor';
import { keepLinkSession } from '@/lib/usecases/link-session';
import { endWords } from '@/lib/usecases/link-words';

/** Whoever gave the code of a link, and the link. */
export interface HeldLink {
  readonly link: LinkRow;
  readonly actor: Actor;
}

/** The link that a token belongs to, whatever has become of it; null for any other text. */
export async function linkAt(token: string): Promise<LinkRow | null> {
  if (!isLinkToken(token)) return null;
  return portalDatabase().asNobody((tx) => linkOfToken(tx, hashOfSecret(token)));
}

/** Whether a text has the form of a token: 256 bits as base64url. */
export function isLinkToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/**
 * The session of a link that a request comes with. Each link has a cookie of its own, so that two forms in one browser never
 * meet. It ends after fifteen minutes without a sign of life, and with its link; a signed one still shows its receipt.
 */
export async function linkSession(
  headers: Headers,
  linkId: string,
  asking: Asking,
): Promise<Result<HeldLink>> {
  const secret = cookieIn(headers.get('cookie') ?? '', linkCookieName(linkId));
  if (secret === undefined) return fail({ code: 'not-signed-in' });
  const found = await portalDatabase().asNobody((tx) => linkOfSession(tx, linkId, hashOfSecret(secret)));
  if (!found || found.endedAt !== null) return fail({ code: 'not-signed-in' });
  const { link, sessionId: id } = found;
  const actor = linkActor(link, { id, provedAt: found.createdAt });
  const kept = await inTransaction(actor, asking, (ctx) => keepLinkSession(ctx, found));
  if (!kept.ok || !kept.value) return fail({ code: 'not-signed-in' });
  const end = endOfLink(link, asking.now);
  if (end !== null && end !== 'signed')
    return fail<Problem>({ code: 'link-ended', says: endWords(link, end) });
  return ok({ link, actor });
}

/** The cookie that opens a link's form in this browser, until the browser is closed. */
export function linkCookie(linkId: string, secret: string): string {
  const secure = isSecure() ? '; Secure' : '';
  return `${linkCookieName(linkId)}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** Whether a browser holds a session of any link. */
export function linkCookiesIn(headers: Headers): boolean {
  return (headers.get('cookie') ?? '').includes('tracer-link-');
}

function linkCookieName(linkId: string): string {
  return `${isSecure() ? '__Host-' : ''}tracer-link-${linkId}`;
}

function isSecure(): boolean {
  return settings().address.startsWith('https://');
}
