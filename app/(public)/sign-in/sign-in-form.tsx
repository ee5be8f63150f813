'use client';

import { type FormEvent, useRef, useState } from 'react';
import { type Proof, proofWords, takeStep } from '@/app/_ui/credentials';
import { askPasskey } from '@/app/_ui/passkey';
import { ProblemSummary, type SummaryProblem } from '@/app/_ui/problem-summary';
import styles from './sign-in.module.css';

interface SignInFormProps {
  /** Where to go afterwards, an address of this portal. */
  readonly goTo: string;
  /** Why one is here. */
  readonly note: string | null;
  readonly demo: {
    readonly people: readonly { readonly email: string; readonly does: string }[];
    readonly passphrase: string;
  } | null;
}

/** E-mail address and passphrase, or a passkey; in a demo, the people to sign in as. */
export function SignInForm({ goTo, note, demo }: SignInFormProps) {
  const email = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly SummaryProblem[]>([]);
  const [isBusy, setIsBusy] = useState(false);

  const secondStep =
    goTo === '/' ? '/sign-in/second-factor' : `/sign-in/second-factor?from=${encodeURIComponent(goTo)}`;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = { email: email.current?.value.trim() ?? '', passphrase: passphrase.current?.value ?? '' };
    const missing = [
      ...(typed.email === '' ? [{ field: 'email', says: 'Type your e-mail address.' }] : []),
      ...(typed.passphrase === '' ? [{ field: 'passphrase', says: 'Type your passphrase.' }] : []),
    ];
    if (missing.length > 0) {
      setProblems(missing);
      return;
    }
    setIsBusy(true);
    settle(await takeStep('credentials', typed), secondStep, { field: 'email' });
  }

  function settle(proof: Proof, next: string, about: { readonly field?: string }, refused?: string) {
    if (proof.kind === 'accepted') {
      // A whole new page: nothing of whoever was here before stays in memory.
      window.location.assign(next);
      return;
    }
    setIsBusy(false);
    setProblems([{ ...(proof.kind === 'refused' && about), says: proofWords(proof, refused) }]);
  }

  async function signInByPasskey() {
    setIsBusy(true);
    const asked = await askPasskey('/api/sign-in/passkey');
    if (asked.kind === 'not-given') {
      setIsBusy(false);
      setProblems([{ says: asked.says }]);
      return;
    }
    settle(
      await takeStep('passkey', { response: JSON.stringify(asked.response) }),
      goTo,
      {},
      'This passkey is not known here, or no longer. Sign in with your passphrase.',
    );
  }

  function fill(person: string) {
    if (email.current) email.current.value = person;
    if (passphrase.current) {
      passphrase.current.value = demo?.passphrase ?? '';
      passphrase.current.focus();
    }
    setProblems([]);
  }

  return (
    <div className={`${styles.box} ${demo ? styles.withDemo : ''}`}>
      <div>
        <h1>Sign in</h1>
        {note && (
          <p role="status" className={styles.note}>
            {note}
          </p>
        )}
        {problems.length > 0 && <ProblemSummary heading="You are not signed in yet" problems={problems} />}
        {/* Posted, should the scripts not be there yet: a passphrase never stands in an address. */}
        <form
          method="post"
          action="/sign-in"
          onSubmit={(event) => void submit(event)}
          className={styles.form}
          noValidate
        >
          <div>
            <label htmlFor="email">E-mail address</label>
            <input
              ref={email}
              id="email"
              name="email"
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
              aria-invalid={problems.some(({ field }) => field === 'email') || undefined}
              className={styles.field}
            />
          </div>
          <div>
            <label htmlFor="passphrase">Passphrase</label>
            <input
              ref={passphrase}
              id="passphrase"
              name="passphrase"
              type="password"
              autoComplete="current-password"
              maxLength={1000}
              aria-invalid={problems.some(({ field }) => field === 'passphrase') || undefined}
              className={styles.field}
            />
          </div>
          <p>
            <button
              type="submit"
              className={`ds-c-button ds-c-button--solid ${styles.button}`}
              disabled={isBusy}
            >
              {isBusy ? 'Signing in …' : 'Go on'}
            </button>
          </p>
        </form>
        <p className={styles.or}>or</p>
        <button
          type="button"
          className={`ds-c-button ${styles.button}`}
          disabled={isBusy}
          onClick={() => void signInByPasskey()}
        >
          Sign in with a passkey
        </button>
        <p className={styles.other}>
          <a href="/recover">I cannot use my second factor</a>
        </p>
      </div>
      {demo && (
        <section className={styles.demo} aria-labelledby="demo-people">
          <h2 id="demo-people">People of this demo</h2>
          <p className="muted small">
            Choose one to fill the form. The passphrase of all is{' '}
            <strong className={styles.code}>{demo.passphrase}</strong>
          </p>
          <ul className={`plain ${styles.people}`}>
            {demo.people.map(({ email: address, does }) => (
              <li key={address}>
                <button type="button" onClick={() => fill(address)}>
                  <strong>{address}</strong>
                  <span>{does}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
