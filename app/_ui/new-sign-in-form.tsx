'use client';

import { type FormEvent, useRef, useState } from 'react';
import { proofWords, takeStep } from '@/app/_ui/credentials';
import { FieldError } from '@/app/_ui/fields/frame';
import { ProblemSummary } from '@/app/_ui/problem-summary';
import { askJson, textIn, unreachedSays } from '@/app/_ui/request';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import { FirstPasskeySignIn, JoinPasskey } from './join-passkey';
import styles from './new-sign-in-form.module.css';

interface NewSignInFormProps {
  /** Where it is sent, and the secret of the link one came by. */
  readonly address: '/api/join' | '/api/setup' | '/api/recover';
  readonly token: string;
  /** A new account says who it is; one that is set up anew is known. */
  readonly asksName: boolean;
  /** The first administrator has no invitation that knows the address. */
  readonly asksEmail: boolean;
  readonly button: string;
  /** A passkey is the first way, and needs no passphrase. */
  readonly offersPasskey?: true;
}

const ended: FieldProblem = {
  key: '',
  label: '',
  code: 'malformed',
  says: 'This link cannot be used any more. Load the page again to see what to do.',
};

/** A name and a passphrase; then the first step of the sign-in is taken with them, and the second step follows. */
export function NewSignInForm({
  address,
  token,
  asksName,
  asksEmail,
  button,
  offersPasskey,
}: NewSignInFormProps) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const [isMade, setIsMade] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  function tell(found: readonly FieldProblem[]) {
    setIsBusy(false);
    setProblems(found);
    setAttempt((before) => before + 1);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = typed.get(name);
      return typeof value === 'string' ? value : '';
    };
    const passphrase = text('passphrase');
    setIsBusy(true);
    const answered = await askJson(address, {
      method: 'POST',
      body: {
        token,
        ...(asksEmail ? { email: text('email') } : {}),
        ...(asksName ? { givenName: text('givenName'), familyName: text('familyName') } : {}),
        passphrase,
      },
    });
    if (answered.kind === 'unreached') return tell([{ ...ended, says: unreachedSays }]);
    if (answered.kind === 'refused') {
      const { refusal } = answered;
      if (refusal.status === 404) return tell([ended]);
      return tell(refusal.fields.length > 0 ? refusal.fields : [{ ...ended, says: refusal.says }]);
    }
    const proof = await takeStep('credentials', {
      email: textIn(answered.body.email) ?? '',
      passphrase,
    });
    // The account is there: whoever cannot go on from here signs in as ever.
    if (proof.kind === 'accepted') window.location.assign('/sign-in/second-factor');
    else tell([{ ...ended, says: `Your sign-in is set up. ${proofWords(proof)}` }]);
  }

  function names() {
    const typed = new FormData(form.current ?? undefined);
    return {
      givenName: String(typed.get('givenName') ?? ''),
      familyName: String(typed.get('familyName') ?? ''),
    };
  }

  if (isMade) return <FirstPasskeySignIn />;
  const says = (key: string) => problems.find((problem) => problem.key === key)?.says;
  return (
    <>
      {problems.length > 0 && (
        <ProblemSummary
          heading={problems.length === 1 ? 'One thing is open' : 'Some things are open'}
          attempt={attempt}
          problems={problems.map((problem) => ({
            says: problem.says,
            ...(problem.key === '' ? {} : { field: problem.key }),
          }))}
        />
      )}
      {/* Posted, should the scripts not be there yet: a passphrase never stands in an address. */}
      <form
        ref={form}
        method="post"
        className={styles.form}
        onSubmit={(event) => void submit(event)}
        noValidate
      >
        {asksName && (
          <div className={styles.names}>
            <TextField name="givenName" label="First name" complete="given-name" says={says('givenName')} />
            <TextField name="familyName" label="Last name" complete="family-name" says={says('familyName')} />
          </div>
        )}
        {asksEmail && (
          <TextField
            name="email"
            label="E-mail address"
            complete="username"
            type="email"
            says={says('email')}
          />
        )}
        {offersPasskey && (
          <>
            <JoinPasskey token={token} names={names} onRefused={tell} onMade={() => setIsMade(true)} />
            <p className={styles.or}>or choose a passphrase, and set up a second step after it</p>
          </>
        )}
        <div>
          <label htmlFor="passphrase">Passphrase</label>
          <p className={styles.hint} id="passphrase-hint">
            At least 15 characters. Four words that do not belong together are easy to keep and hard to guess.
            No capital letter or digit is asked for.
          </p>
          {says('passphrase') !== undefined && (
            <FieldError id="passphrase-error" says={says('passphrase') ?? ''} />
          )}
          <input
            id="passphrase"
            name="passphrase"
            type={isShown ? 'text' : 'password'}
            autoComplete="new-password"
            maxLength={1000}
            spellCheck={false}
            className={styles.field}
            aria-invalid={says('passphrase') !== undefined || undefined}
            aria-describedby={
              says('passphrase') === undefined ? 'passphrase-hint' : 'passphrase-hint passphrase-error'
            }
          />
          <label className={styles.show}>
            <input type="checkbox" checked={isShown} onChange={(event) => setIsShown(event.target.checked)} />
            Show what I type
          </label>
        </div>
        <p>
          <button
            type="submit"
            className={`ds-c-button ${offersPasskey ? '' : 'ds-c-button--solid'} ${styles.button}`}
            disabled={isBusy}
          >
            {isBusy ? 'One moment…' : button}
          </button>
        </p>
      </form>
    </>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly complete: string;
  readonly type?: 'text' | 'email';
  readonly says: string | undefined;
}

function TextField({ name, label, complete, type = 'text', says }: TextFieldProps) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      {says !== undefined && <FieldError id={`${name}-error`} says={says} />}
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={complete}
        maxLength={254}
        className={styles.field}
        aria-invalid={says !== undefined || undefined}
        aria-describedby={says === undefined ? undefined : `${name}-error`}
      />
    </div>
  );
}
