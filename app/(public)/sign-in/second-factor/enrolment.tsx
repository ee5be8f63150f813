'use client';

import { Button } from '@cmsgov/design-system';
import { useState } from 'react';
import { type Proof, proofWords, takeStep } from '@/app/_ui/credentials';
import { FieldError } from '@/app/_ui/fields/frame';
import { makePasskey } from '@/app/_ui/passkey';
import { AuthenticatorSetup, type Offer, offerIn } from '@/app/_ui/prove/authenticator-setup';
import styles from '@/app/_ui/prove/prove.module.css';
import { RecoveryCodeList } from '@/app/_ui/prove/recovery-code-list';
import { ask, unreachedSays } from '@/app/_ui/request';
import { SignOutButton } from '@/app/_ui/sign-out-button';
import signIn from '../sign-in.module.css';

interface EnrolmentProps {
  readonly goTo: string;
  readonly step: { readonly email: string; readonly mayUseCode: boolean };
  /** What a passkey made here is called at first. */
  readonly device: string;
}

type Stage =
  | { readonly kind: 'choose' }
  | { readonly kind: 'app'; readonly offer: Offer }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

/** Setting up the first second factor, and then the recovery codes. */
export function Enrolment({ goTo, step, device }: EnrolmentProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'choose' });
  const [says, setSays] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** The person is signed in in full now. */
  async function goOn() {
    const answered = step.mayUseCode ? await ask('/api/account/recovery-codes', { method: 'POST' }) : null;
    if (answered?.kind === 'done' && Array.isArray(answered.body.codes)) {
      setStage({ kind: 'codes', codes: answered.body.codes.map(String) });
      return;
    }
    window.location.assign(goTo);
  }

  async function settle(proof: Proof, refused: string): Promise<string | null> {
    if (proof.kind === 'accepted') {
      await goOn();
      return null;
    }
    setBusy(false);
    return proofWords(proof, refused);
  }

  async function addPasskey() {
    setBusy(true);
    setSays(null);
    const made = await makePasskey('/api/sign-in/enrolment/passkey');
    if (made.kind === 'not-given') {
      setBusy(false);
      return setSays(made.says);
    }
    const taken = await takeStep('enrol-passkey', { name: device, response: JSON.stringify(made.response) });
    setSays(await settle(taken, 'This passkey could not be added. Try again.'));
  }

  async function beginApp() {
    setBusy(true);
    setSays(null);
    const answered = await ask('/api/sign-in/enrolment/authenticator', { method: 'POST' });
    setBusy(false);
    const offer = answered.kind === 'done' ? offerIn(answered.body) : null;
    if (offer) return setStage({ kind: 'app', offer });
    setSays(answered.kind === 'refused' ? answered.refusal.says : unreachedSays);
  }

  if (stage.kind === 'codes') {
    return (
      <>
        <h1>Keep your recovery codes</h1>
        <RecoveryCodeList codes={stage.codes} onKept={() => window.location.assign(goTo)} />
      </>
    );
  }
  if (stage.kind === 'app') {
    const { offer } = stage;
    return (
      <>
        <h1>Set up an authenticator app</h1>
        <AuthenticatorSetup
          offer={offer}
          onCode={async (code) =>
            settle(
              await takeStep('enrol-authenticator', { offer: offer.offer, code }),
              'This code does not fit. Type the six digits that the app shows now.',
            )
          }
        />
        <p className={signIn.other}>
          <button type="button" className={styles.link} onClick={() => setStage({ kind: 'choose' })}>
            Choose another way
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>Protect your account</h1>
      <p className={signIn.lead}>
        Patients’ records open with two things: one that you know or are, and one that you have. Choose what
        you will sign in with from now on, as <strong>{step.email}</strong>.
      </p>
      {says !== null && <FieldError id="enrolment-error" says={says} />}
      <div className={styles.form}>
        <section className={styles.entry} aria-labelledby="with-passkey">
          <h2 id="with-passkey">Passkey</h2>
          <p>
            Your computer, telephone or security key opens the registry with your finger, your face or its
            PIN. The quickest way, and nobody can trick you out of it.
          </p>
          <Button
            variation="solid"
            className={`${styles.wide}`}
            disabled={isBusy}
            onClick={() => void addPasskey()}
          >
            Set up a passkey
          </Button>
        </section>
        {step.mayUseCode && (
          <section className={styles.entry} aria-labelledby="with-app">
            <h2 id="with-app">Authenticator app</h2>
            <p>An app on your telephone shows six digits, which you type after your passphrase.</p>
            <Button className={`${styles.wide}`} disabled={isBusy} onClick={() => void beginApp()}>
              Set up an app
            </Button>
          </section>
        )}
      </div>
      <p className={signIn.other}>
        Not now? <SignOutButton />
      </p>
    </>
  );
}
