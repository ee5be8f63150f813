'use client';

import { Button } from '@cmsgov/design-system';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Proof, proofWords, takeStep } from '../credentials';
import { FieldError } from '../fields/frame';
import { askPasskey } from '../passkey';
import { DemoCode } from './demo-code';
import { EntryField } from './entry-field';
import styles from './prove.module.css';

interface SecondStepProps {
  readonly email: string;
  readonly mayUseCode: boolean;
  readonly mayUsePasskey: boolean;
  readonly isDemo: boolean;
  readonly action: string;
  readonly onDone: () => void;
  /** The first step is too long ago. */
  readonly onEnded: () => void;
}

/** The second step of the sign-in: a code of the app, a recovery code, or a passkey. */
export function SecondStep({
  email,
  mayUseCode,
  mayUsePasskey,
  isDemo,
  action,
  onDone,
  onEnded,
}: SecondStepProps) {
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const [says, setSays] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After a dialog around it, which takes the focus itself when it opens.
    const soon = setTimeout(() => field.current?.focus());
    return () => clearTimeout(soon);
  }, []);

  function settle(proof: Proof, refused: string) {
    if (proof.kind === 'accepted') return onDone();
    setBusy(false);
    if (proof.kind === 'ended') return onEnded();
    setSays(proofWords(proof, refused));
    field.current?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim() === '') {
      setSays(isRecovery ? 'Type one of your recovery codes.' : 'Type the six digits that your app shows.');
      field.current?.focus();
      return;
    }
    setBusy(true);
    settle(
      await takeStep('second-step', { code }),
      isRecovery
        ? 'This recovery code does not fit, or was used already. Each counts once.'
        : 'This code does not fit, or was used already. Type the one that your app shows now.',
    );
  }

  async function signInByPasskey() {
    setBusy(true);
    const asked = await askPasskey('/api/sign-in/passkey');
    if (asked.kind === 'not-given') {
      setBusy(false);
      setSays(asked.says);
      return;
    }
    settle(
      await takeStep('passkey', { response: JSON.stringify(asked.response), email }),
      'This passkey is not one of this account. Try another way.',
    );
  }

  return (
    <div className={styles.form}>
      {mayUsePasskey && (
        <Button
          variation="solid"
          className={`${styles.wide}`}
          disabled={isBusy}
          onClick={() => void signInByPasskey()}
        >
          Use a passkey
        </Button>
      )}
      {mayUsePasskey && mayUseCode && <p className={styles.or}>or</p>}
      {!mayUseCode && says !== undefined && <FieldError id="second-error" says={says} />}
      {mayUseCode && (
        <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
          {isRecovery ? (
            <EntryField
              id="second-code"
              kind="recovery"
              label="Recovery code"
              hint="One of the ten that you kept, like K7QM-2RXD-94TA. It counts once."
              value={code}
              onChange={setCode}
              says={says}
              field={field}
            />
          ) : (
            <EntryField
              id="second-code"
              kind="code"
              label="Code"
              hint="The six digits that your authenticator app shows for this registry."
              value={code}
              onChange={setCode}
              says={says}
              field={field}
            />
          )}
          {isDemo && !isRecovery && <DemoCode email={email} onFill={setCode} />}
          <Button
            type="submit"
            {...(!mayUsePasskey && { variation: 'solid' })}
            className={`${styles.wide}`}
            disabled={isBusy}
          >
            {isBusy ? 'Signing in …' : action}
          </Button>
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              setRecovery(!isRecovery);
              setCode('');
              setSays(undefined);
              field.current?.focus();
            }}
          >
            {isRecovery ? 'Use the code of the app' : 'Use a recovery code'}
          </button>
        </form>
      )}
    </div>
  );
}
