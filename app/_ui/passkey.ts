import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { isRecord } from '@/lib/domain/forms/read';
import { ask, askJson, unreachedSays } from './request';

/** What came of asking a browser for a passkey. */
export type Asked<T> =
  | { readonly kind: 'given'; readonly response: T }
  /** It was not given; what to do next, in words. A proof of the last five minutes may be wanted first. */
  | { readonly kind: 'not-given'; readonly says: string; readonly needsProof: boolean };

/** Lets the browser prove with a passkey what the address of options asks for. */
export async function askPasskey(options: string): Promise<Asked<AuthenticationResponseJSON>> {
  const asked = await optionsAt(options, isRequest);
  if (asked.kind !== 'given') return asked;
  return given(async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return startAuthentication({ optionsJSON: asked.response });
  });
}

/** Lets the browser make a passkey. `body` is sent along when the address of options asks for something. */
export async function makePasskey(
  options: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<Asked<RegistrationResponseJSON>> {
  const asked = await optionsAt(options, isCreation, body);
  if (asked.kind !== 'given') return asked;
  return given(async () => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return startRegistration({ optionsJSON: asked.response });
  });
}

/** What the registry reads of a new passkey. */
export function passkeyBody({ id, rawId, type, response }: RegistrationResponseJSON) {
  const { clientDataJSON, attestationObject, transports } = response;
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, attestationObject, ...(transports && { transports }) },
  };
}

async function optionsAt<T>(
  address: string,
  fits: (answer: unknown) => answer is T,
  body?: Readonly<Record<string, unknown>>,
): Promise<Asked<T>> {
  if (!('PublicKeyCredential' in window))
    return notGiven('This browser knows no passkeys here. Use another browser, or another way.');
  const answered = body
    ? await askJson(address, { method: 'POST', body })
    : await ask(address, { method: 'POST' });
  if (answered.kind === 'unreached') return notGiven(unreachedSays);
  if (answered.kind === 'refused')
    return { ...notGiven(answered.refusal.says), needsProof: answered.refusal.code === 'proof-needed' };
  return fits(answered.body)
    ? { kind: 'given', response: answered.body }
    : notGiven('The registry answered in a way that this page does not know. Reload it.');
}

async function given<T>(work: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { kind: 'given', response: await work() };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'InvalidStateError')
      return notGiven('This device has a passkey of yours already. Use it, or take another device.');
    return notGiven('No passkey was used. Try again, or use another way.');
  }
}

function notGiven(says: string) {
  return { kind: 'not-given', says, needsProof: false } as const;
}

function isRequest(body: unknown): body is PublicKeyCredentialRequestOptionsJSON {
  return isRecord(body) && typeof body.challenge === 'string';
}

function isCreation(body: unknown): body is PublicKeyCredentialCreationOptionsJSON {
  return isRecord(body) && typeof body.challenge === 'string' && isRecord(body.user);
}
