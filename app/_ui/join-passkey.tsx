'use client';

import { Button } from '@cmsgov/design-system';
import { useState } from 'react';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import { proofWords, takeStep } from './credentials';
import styles from './new-sign-in-form.module.css';
import { askPasskey, makePasskey, passkeyBody } from './passkey';
import { askJson, unreachedSays } from './request';

interface JoinPasskeyProps {
  /** The secret of the invitation. */
  readonly token: string;
  readonly names: () => { readonly givenName: string; readonly familyName: string };
  readonly onRefused: (problems: readonly FieldProblem[]) => void;
  readonly onMade: () => void;
}

/** Accepting an invitation with a passkey: there is no passphrase to choose, and no second step. */
export function JoinPasskey({ token, names, onRefused, onMade }: JoinPasskeyProps) {
  const [isBusy, setBusy] = useState(false);

  async function make() {
    setBusy(true);
    const problems = await troubleMaking(token, names());
    setBusy(false);
    if (problems.length > 0) onRefused(problems);
    else onMade();
  }

  return (
    <div>
      <p className={styles.hint}>
        A passkey signs you in with your finger, your face or the PIN of this device. There is no passphrase
        to keep, and no second step.
      </p>
      <Button variation="solid" disabled={isBusy} onClick={() => void make()}>
        {isBusy ? 'One moment …' : 'Accept with a passkey'}
      </Button>
    </div>
  );
}

/** After the account began: the passkey signs in for the first time. */
export function FirstPasskeySignIn() {
  const [says, setSays] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function signIn() {
    setBusy(true);
    const asked = await askPasskey('/api/sign-in/passkey');
    if (asked.kind === 'given') {
      const proof = await takeStep('passkey', { response: JSON.stringify(asked.response) });
      if (proof.kind === 'accepted') {
        window.location.assign('/');
        return;
      }
      setSays(proofWords(proof, 'This passkey is not known here. Take the one you just made.'));
    } else setSays(asked.says);
    setBusy(false);
  }

  return (
    <>
      <p role="status">Your account is there, and your passkey is its key. Use it once more to sign in.</p>
      <div role="alert">{says !== null && <p>{says}</p>}</div>
      <Button variation="solid" disabled={isBusy} onClick={() => void signIn()}>
        {isBusy ? 'Signing in …' : 'Sign in with the passkey'}
      </Button>
    </>
  );
}

/** What stands in the way of the account; nothing when it is there. A passkey is only made for a name that can be kept. */
async function troubleMaking(
  token: string,
  names: { readonly givenName: string; readonly familyName: string },
): Promise<readonly FieldProblem[]> {
  const missing = [
    ...(names.givenName.trim() === '' ? [missingName('givenName', 'First name')] : []),
    ...(names.familyName.trim() === '' ? [missingName('familyName', 'Last name')] : []),
  ];
  if (missing.length > 0) return missing;
  const passkey = await makePasskey('/api/join/passkey/options', { token });
  if (passkey.kind !== 'given') return [ofNoField(passkey.says)];
  const answered = await askJson('/api/join/passkey', {
    method: 'POST',
    body: { token, ...names, response: passkeyBody(passkey.response) },
  });
  if (answered.kind === 'done') return [];
  if (answered.kind === 'unreached') return [ofNoField(unreachedSays)];
  const { says, fields } = answered.refusal;
  return fields.length > 0 ? fields : [ofNoField(says)];
}

function missingName(key: string, label: string): FieldProblem {
  return { key, label, code: 'missing', says: `Type your ${label.toLowerCase()}.` };
}

function ofNoField(says: string): FieldProblem {
  return { key: '', label: '', code: 'malformed', says };
}
