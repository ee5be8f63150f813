'use client';

import { Button, Dialog } from '@cmsgov/design-system';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { proofWords, sendCredentials } from '../credentials';
import { FieldError } from '../fields/frame';
import styles from './sign-in-dialog.module.css';

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
      {isOpen && <SignInForm email={email} onDone={onDone} />}
    </Dialog>
  );
}

function SignInForm({ email, onDone }: Pick<SignInDialogProps, 'email' | 'onDone'>) {
  const [passphrase, setPassphrase] = useState('');
  const [says, setSays] = useState<string | null>(null);
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
    const proof = await sendCredentials(email, passphrase);
    setBusy(false);
    if (proof.kind === 'accepted') return onDone();
    setSays(proof.kind === 'refused' ? 'That passphrase does not fit. Type it again.' : proofWords(proof));
    field.current?.focus();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <p>Your sign-in has ended. Your answers are kept on this page, and saved as soon as you are back.</p>
      <label className={styles.label} htmlFor="again-email">
        E-mail
      </label>
      <input
        id="again-email"
        className="ds-c-field"
        type="email"
        value={email}
        readOnly
        autoComplete="username"
      />
      <label className={styles.label} htmlFor="again-passphrase">
        Passphrase
      </label>
      {says !== null && <FieldError id="again-error" says={says} />}
      <input
        ref={field}
        id="again-passphrase"
        className="ds-c-field"
        type="password"
        autoComplete="current-password"
        value={passphrase}
        aria-describedby={says === null ? undefined : 'again-error'}
        aria-invalid={says !== null || undefined}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <Button type="submit" variation="solid" disabled={isBusy}>
        {isBusy ? 'Signing in …' : 'Sign in and save'}
      </Button>
    </form>
  );
}
