import { isRecord } from '@/lib/domain/forms/read';
import { textIn } from './request';

/** What came of an e-mail address and a passphrase. */
export type Proof =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'throttled'; readonly seconds: number }
  /** No answer that could be understood. */
  | { readonly kind: 'unreached' };

/** Sends an e-mail address and a passphrase to the sign-in; the session comes as a cookie. Never throws. */
export async function sendCredentials(email: string, passphrase: string): Promise<Proof> {
  try {
    const csrfToken = await csrfTokenOfThisPage();
    if (csrfToken === undefined) return { kind: 'unreached' };
    const response = await postForm('/api/auth/callback/credentials', { csrfToken, email, passphrase });
    if (response.status >= 500) return { kind: 'unreached' };
    const answer: unknown = await response.json();
    const address = isRecord(answer) ? textIn(answer.url) : undefined;
    if (address === undefined) return { kind: 'unreached' };
    const error = new URL(address, window.location.href).searchParams.get('error');
    if (response.ok && error === null) return { kind: 'accepted' };
    const seconds = /^throttled-(\d+)$/.exec(error ?? '')?.[1];
    return seconds === undefined ? { kind: 'refused' } : { kind: 'throttled', seconds: Number(seconds) };
  } catch {
    return { kind: 'unreached' };
  }
}

/** Ends the session of this browser. Whether it could be reached or not, the caller leaves the page. */
export async function endSession(): Promise<boolean> {
  try {
    const csrfToken = await csrfTokenOfThisPage();
    if (csrfToken === undefined) return false;
    return (await postForm('/api/auth/signout', { csrfToken })).ok;
  } catch {
    return false;
  }
}

/** What to tell the person about a refused proof. */
export function proofWords(proof: Exclude<Proof, { readonly kind: 'accepted' }>): string {
  switch (proof.kind) {
    case 'refused':
      return 'This e-mail address and passphrase do not belong together. Check both and try again.';
    case 'throttled':
      return `Too many attempts. Wait ${waitWords(proof.seconds)} and try again.`;
    case 'unreached':
      return 'The registry could not be reached. Try again in a moment.';
  }
}

function waitWords(seconds: number): string {
  if (seconds <= 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

async function csrfTokenOfThisPage(): Promise<string | undefined> {
  const response = await fetch('/api/auth/csrf', { headers: { accept: 'application/json' } });
  const known: unknown = await response.json();
  return isRecord(known) ? textIn(known.csrfToken) : undefined;
}

function postForm(address: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, callbackUrl: window.location.href, json: 'true' }),
  });
}
