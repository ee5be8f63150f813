import { headers } from 'next/headers';
import { inTransaction } from '@/lib/server/in-transaction';
import { inPage, ProblemError } from '@/lib/server/page';
import { isLinkToken, linkAt, linkCookiesIn, linkSession } from '@/lib/server/session/link-session';
import type { Asking } from '@/lib/server/session/sign-in';
import { type LinkForm, openLinkForm } from '@/lib/usecases/open-link-form';

export type LinkPage =
  | (LinkForm & { readonly linkId: string })
  /** The page that asks for the code: the same for every token, and nothing is looked up for it. */
  | { readonly kind: 'door' };

/** What the address of a link shows in this browser; null for what is no such address. Looking changes nothing. */
export async function linkPage(token: string): Promise<LinkPage | null> {
  if (!isLinkToken(token)) return null;
  const all = await headers();
  if (!linkCookiesIn(all)) return { kind: 'door' };
  return inPage((asking) => openedIn(all, token, asking));
}

async function openedIn(all: Headers, token: string, asking: Asking): Promise<LinkPage> {
  const link = await linkAt(token);
  const held = link && (await linkSession(all, link.id, asking));
  if (!held) return { kind: 'door' };
  if (!held.ok) {
    return held.problem.code === 'link-ended'
      ? { kind: 'closed', says: held.problem.says, linkId: link.id }
      : { kind: 'door' };
  }
  const { actor, link: opened } = held.value;
  const form = await inTransaction(actor, asking, (ctx) => openLinkForm(ctx, opened));
  if (!form.ok) throw new ProblemError(form.problem);
  return { ...form.value, linkId: opened.id };
}
