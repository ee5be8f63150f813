import { notALinkCode, readLinkCode } from '@/lib/domain/links/link-code';
import { askJson, unreachedSays } from '../request';

/** What came of a code. */
export type CodeEntry =
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly says: string }
  /** The code was right, and the link is good no longer. */
  | { readonly kind: 'ended'; readonly says: string };

/** Gives the code of the link whose page this is. What cannot be a code is not sent, so it cannot count as a wrong one. */
export async function enterCode(typed: string): Promise<CodeEntry> {
  if (typed.trim() === '') return { kind: 'refused', says: 'Type the code.' };
  if (readLinkCode(typed) === null) return { kind: 'refused', says: notALinkCode };
  const answered = await askJson('/api/links/code', {
    method: 'POST',
    body: { token: tokenOfThisPage(), linkCode: typed },
  });
  if (answered.kind === 'done') return { kind: 'open' };
  if (answered.kind === 'unreached') return { kind: 'refused', says: unreachedSays };
  const { code, says } = answered.refusal;
  return { kind: code === 'link-ended' ? 'ended' : 'refused', says };
}

/** Tells that a person began to type a code; nothing on the page waits for it. */
export function noteOpened(): void {
  void askJson('/api/links/opened', {
    method: 'POST',
    body: { token: tokenOfThisPage() },
    keepalive: true,
  });
}

/** It stands in the address and nowhere else on the page. */
function tokenOfThisPage(): string {
  return window.location.pathname.split('/')[2] ?? '';
}
