'use client';

import { Button, Dialog } from '@cmsgov/design-system';
import { type FormEvent, useState } from 'react';
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

  async function submit(event: FormEvent) {
    event.preventDefault();
    // React hands events of a dialog on to the page's form, which is not meant.
    event.stopPropagation();
    setBusy(true);
    const proof = await sendCredentials(email, passphrase);
    setBusy(false);
    setSays(proof.kind === 'accepted' ? null : proofWords(proof));
    if (proof.kind === 'accepted') onDone();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <p>You were signed out after a while without a sign of you. Your answers are kept on this page.</p>
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
