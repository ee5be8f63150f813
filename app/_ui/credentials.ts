import { isRecord } from '@/lib/domain/forms/read';
import { textIn } from './request';

/** What came of a step of the sign-in. */
export type Proof =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' }
  /** The first step was taken too long ago. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'throttled'; readonly seconds: number }
  /** No answer that could be understood. */
  | { readonly kind: 'unreached' };

/** The steps of the sign-in: the first, the second, both at once with a passkey, and setting up a first second factor. */
export type Step = 'credentials' | 'second-step' | 'passkey' | 'enrol-authenticator' | 'enrol-passkey';

/** Takes a step of the sign-in; the session after it comes as a cookie. Never throws. */
export async function takeStep(step: Step, fields: Readonly<Record<string, string>>): Promise<Proof> {
  try {
    const csrfToken = await csrfTokenOfThisPage();
    if (csrfToken === undefined) return { kind: 'unreached' };
    const response = await postForm(`/api/auth/callback/${step}`, { csrfToken, ...fields });
    if (response.status >= 500) return { kind: 'unreached' };
    const answer: unknown = await response.json();
    const address = isRecord(answer) ? textIn(answer.url) : undefined;
    if (address === undefined) return { kind: 'unreached' };
    const error = new URL(address, window.location.href).searchParams.get('error');
    if (response.ok && error === null) return { kind: 'accepted' };
    if (error === 'ended') return { kind: 'ended' };
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

/** What to tell the person about a step that was not accepted; `refused` says what does not fit. */
export function proofWords(
  proof: Exclude<Proof, { readonly kind: 'accepted' }>,
  refused = 'This e-mail address and passphrase do not belong together. Check both and try again.',
): string {
  switch (proof.kind) {
    case 'refused':
      return refused;
    case 'ended':
      return 'The first step was too long ago. Begin again with your e-mail address and passphrase.';
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
