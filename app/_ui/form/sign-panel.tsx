'use client';

import { Button } from '@cmsgov/design-system';
import { type KeyboardEvent, useState } from 'react';
import { FieldError } from '../fields/frame';
import { focusField } from '../problem-summary';
import styles from './finish.module.css';
import { FinishTrouble } from './finish-trouble';
import type { Filling } from './use-filling';
import type { Giving } from './use-giving';

interface SignPanelProps {
  readonly filling: Filling;
  readonly giving: Giving;
  /** Reveals what is open in the form; false when something is. */
  readonly ready: () => boolean;
}

const nameId = 'sign-name';
const passphraseId = 'sign-passphrase';

/** The signature: the typed name, what it means, and the passphrase once more. */
export function SignPanel({ filling, giving, ready }: SignPanelProps) {
  const { view, definition } = filling;
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [isTried, setTried] = useState(false);
  const { refusal } = giving;
  const namedWrong = refusal?.fields.find((field) => field.key === 'signature')?.says;
  const nameSays = name.trim() === '' ? (isTried ? 'Type your name to sign.' : undefined) : namedWrong;
  const passphraseSays =
    passphrase === ''
      ? isTried
        ? 'Type your passphrase to sign.'
        : undefined
      : refusal?.code === 'proof-needed'
        ? refusal.says
        : undefined;

  async function sign() {
    if (!ready()) return;
    setTried(true);
    if (name.trim() === '') return focusField(nameId);
    if (passphrase === '') return focusField(passphraseId);
    await giving.give({
      answers: filling.typed(),
      signature: { name, meaning: definition.attests, passphrase },
    });
  }

  function onEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void sign();
  }

  return (
    <section className={styles.panel} aria-labelledby="sign-title">
      <h2 id="sign-title">Sign</h2>
      <p className={styles.meaning}>
        <q>{definition.attests}</q> Your signature means this sentence, and is kept with your name, the time
        and every answer above.
      </p>
      <FinishTrouble
        giving={giving}
        except={namedWrong === undefined ? ['proof-needed'] : ['proof-needed', 'answers']}
      />
      <div className={styles.fields}>
        <div className={styles.field}>
          <label htmlFor={nameId}>Your full name</label>
          {view.signer && (
            <p className={styles.hint} id={`${nameId}-hint`}>
              As it is printed under the form: {view.signer.name}
            </p>
          )}
          {nameSays !== undefined && <FieldError id={`${nameId}-error`} says={nameSays} />}
          <input
            id={nameId}
            className="ds-c-field"
            type="text"
            autoComplete="name"
            value={name}
            aria-describedby={
              [nameSays !== undefined && `${nameId}-error`, view.signer && `${nameId}-hint`]
                .filter(Boolean)
                .join(' ') || undefined
            }
            aria-invalid={nameSays !== undefined || undefined}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={onEnter}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={passphraseId}>Passphrase</label>
          {passphraseSays !== undefined && <FieldError id={`${passphraseId}-error`} says={passphraseSays} />}
          <input
            id={passphraseId}
            className="ds-c-field"
            type="password"
            autoComplete="current-password"
            value={passphrase}
            aria-describedby={passphraseSays === undefined ? undefined : `${passphraseId}-error`}
            aria-invalid={passphraseSays !== undefined || undefined}
            onChange={(event) => setPassphrase(event.target.value)}
            onKeyDown={onEnter}
          />
        </div>
      </div>
      <Button variation="solid" disabled={giving.isBusy} onClick={() => void sign()}>
        {giving.isBusy ? 'Signing …' : 'Sign and send'}
      </Button>
    </section>
  );
}
