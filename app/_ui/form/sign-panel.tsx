'use client';

import { Button } from '@cmsgov/design-system';
import { type KeyboardEvent, useState } from 'react';
import { FieldError } from '../fields/frame';
import { focusField } from '../problem-summary';
import { focusProof, ProofFields } from '../prove/proof-fields';
import { type Proved, useProof } from '../prove/use-proof';
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

/** The signature: the typed name, what it means, and, unless that was just shown, a proof of who signs. */
export function SignPanel({ filling, giving, ready }: SignPanelProps) {
  const { view, definition } = filling;
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const [isProving, setProving] = useState(false);
  const proof = useProof();
  const { known } = proof;
  const { refusal } = giving;
  const namedWrong = refusal?.fields.find((field) => field.key === 'signature')?.says;
  const nameSays = name.trim() === '' ? (isTried ? 'Type your name to sign.' : undefined) : namedWrong;
  // Whatever this page believes, the registry has the last word.
  const needsProof = known !== null && (!known.isFresh || refusal?.code === 'proof-needed');

  async function sign(prove: (() => Promise<Proved>) | null) {
    if (!ready()) return;
    setTried(true);
    if (name.trim() === '') return focusField(nameId);
    if (prove) {
      setProving(true);
      const proved = await prove();
      setProving(false);
      if (proved === 'refused') return focusProof(proof.problems);
      // After signing in again the proof is fresh: that was one.
      if (proved === 'ended') return filling.askSignIn(() => void give());
    }
    await give();
  }

  async function give() {
    await giving.give({ answers: filling.typed(), signature: { name, meaning: definition.attests } });
    await proof.look();
  }

  const typed = needsProof ? proof.proveTyped : null;
  const isBusy = giving.isBusy || isProving;

  function onEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (!needsProof || known?.code) void sign(typed);
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in any of its fields signs. */}
      <div className={styles.fields} onKeyDown={onEnter}>
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
          />
        </div>
        {needsProof && (
          <div className={styles.proof}>
            {proof.problems.whole !== undefined && (
              <FieldError id="proof-error" says={proof.problems.whole} />
            )}
            <ProofFields proof={proof} />
          </div>
        )}
      </div>
      <div className="actions">
        {needsProof && known.passkey && (
          <Button variation="solid" disabled={isBusy} onClick={() => void sign(proof.provePasskey)}>
            {isBusy ? 'Signing …' : 'Sign with a passkey'}
          </Button>
        )}
        {(!needsProof || known.code) && (
          <Button
            {...(!(needsProof && known.passkey) && { variation: 'solid' })}
            disabled={isBusy || known === null}
            onClick={() => void sign(typed)}
          >
            {isBusy ? 'Signing …' : 'Sign and send'}
          </Button>
        )}
      </div>
    </section>
  );
}
