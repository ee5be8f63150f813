'use client';

import { Button, Dialog } from '@cmsgov/design-system';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isRecord } from '@/lib/domain/forms/read';
import { type Proof, proofWords, takeStep } from '../credentials';
import { askPasskey } from '../passkey';
import { EntryField } from '../prove/entry-field';
import styles from '../prove/prove.module.css';
import { SecondStep } from '../prove/second-step';
import { ask, unreachedSays } from '../request';

interface SignInDialogProps {
  readonly email: string;
  readonly isOpen: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Signing in again on the page itself, as the same person, so that nothing typed is lost. */
export function SignInDialog({ email, isOpen, onDone, onClose }: SignInDialogProps) {
  return (
    <Dialog
      id="sign-in-again"
      heading="Sign in again"
      isOpen={isOpen}
      onExit={onClose}
      size="narrow"
      backdropClickExits={false}
    >
      {isOpen && <BothSteps email={email} onDone={onDone} />}
    </Dialog>
  );
}

interface Second {
  readonly mayUseCode: boolean;
  readonly mayUsePasskey: boolean;
  readonly isDemo: boolean;
}

function BothSteps({ email, onDone }: Pick<SignInDialogProps, 'email' | 'onDone'>) {
  const [second, setSecond] = useState<Second | null>(null);
  const [says, setSays] = useState<string | undefined>();
  if (second) {
    return (
      <SecondStep
        {...second}
        email={email}
        action="Sign in and save"
        onDone={onDone}
        onEnded={() => {
          setSecond(null);
          setSays('That took too long. Type your passphrase again.');
        }}
      />
    );
  }
  return <FirstStep email={email} says={says} onSays={setSays} onSecond={setSecond} onDone={onDone} />;
}

interface FirstStepProps extends Pick<SignInDialogProps, 'email' | 'onDone'> {
  readonly says: string | undefined;
  readonly onSays: (says: string) => void;
  readonly onSecond: (second: Second) => void;
}

function FirstStep({ email, says, onSays, onSecond, onDone }: FirstStepProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After the dialog, which takes the focus itself when it opens.
    const soon = setTimeout(() => field.current?.focus());
    return () => clearTimeout(soon);
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const proof = await takeStep('credentials', { email, passphrase });
    const second = proof.kind === 'accepted' ? await secondStep() : null;
    setBusy(false);
    if (second) return onSecond(second);
    refuse(proof, 'That passphrase does not fit. Type it again.');
  }

  async function signInByPasskey() {
    setBusy(true);
    const asked = await askPasskey('/api/sign-in/passkey');
    if (asked.kind === 'not-given') {
      setBusy(false);
      return onSays(asked.says);
    }
    const proof = await takeStep('passkey', { response: JSON.stringify(asked.response), email });
    setBusy(false);
    if (proof.kind === 'accepted') return onDone();
    refuse(proof, 'This passkey is not one of this account. Try another, or type your passphrase.');
  }

  function refuse(proof: Proof, refused: string) {
    onSays(proof.kind === 'accepted' ? unreachedSays : proofWords(proof, refused));
    field.current?.focus();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <p>Your sign-in has ended. Your answers are kept on this page, and saved as soon as you are back.</p>
      <EntryField
        id="again-email"
        kind="email"
        label="E-mail"
        value={email}
        onChange={() => undefined}
        isReadOnly
      />
      <EntryField
        id="again-passphrase"
        kind="passphrase"
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        says={says}
        field={field}
      />
      <div className="actions">
        <Button type="submit" variation="solid" disabled={isBusy}>
          {isBusy ? 'Signing in …' : 'Go on'}
        </Button>
        <Button disabled={isBusy} onClick={() => void signInByPasskey()}>
          Use a passkey
        </Button>
      </div>
    </form>
  );
}

async function secondStep(): Promise<Second | null> {
  const answered = await ask('/api/sign-in/step', { method: 'GET' });
  if (answered.kind !== 'done' || !isRecord(answered.body)) return null;
  const { mayUseCode, mayUsePasskey, isDemo } = answered.body;
  return { mayUseCode: mayUseCode === true, mayUsePasskey: mayUsePasskey === true, isDemo: isDemo === true };
}
