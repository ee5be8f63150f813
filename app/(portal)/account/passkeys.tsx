'use client';

import { Button } from '@cmsgov/design-system';
import { type FormEvent, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import { makePasskey, passkeyBody } from '@/app/_ui/passkey';
import { EntryField } from '@/app/_ui/prove/entry-field';
import prove from '@/app/_ui/prove/prove.module.css';
import { type Answered, ask, askJson } from '@/app/_ui/request';
import styles from './account.module.css';
import { useChange } from './use-change';

interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly added: string;
  readonly lastUsed: string | null;
}

interface PasskeysProps {
  readonly passkeys: readonly Passkey[];
  /** False where one of them is the last way to sign in. */
  readonly mayRemove: boolean;
  /** What would be another way, beside a second passkey. */
  readonly otherWay: string | null;
  /** What a new one is called unless its owner says otherwise. */
  readonly device: string;
}

/** One's passkeys: add, rename, remove. */
export function Passkeys({ passkeys, mayRemove, otherWay, device }: PasskeysProps) {
  const { dialog, isBusy, says, setSays, change } = useChange();
  const [renamed, setRenamed] = useState<string | null>(null);
  const [name, setName] = useState('');

  async function add() {
    await change(async () => {
      const made = await makePasskey('/api/account/passkeys/options');
      if (made.kind === 'not-given') return refusedHere(made.says, made.needsProof);
      return askJson('/api/account/passkeys', {
        method: 'POST',
        body: { name: device, response: passkeyBody(made.response) },
      });
    });
  }

  async function rename(event: FormEvent) {
    event.preventDefault();
    const done = await change(() =>
      askJson(`/api/account/passkeys/${renamed}`, { method: 'PUT', body: { name } }),
    );
    if (done) setRenamed(null);
  }

  return (
    <section className={styles.section} aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p className={styles.about}>
        A computer, a telephone or a security key that signs you in alone, with your finger, your face or its
        PIN.
      </p>
      {dialog}
      {passkeys.length > 0 && (
        <ul className={`plain ${styles.list}`}>
          {passkeys.map((passkey) => (
            <li key={passkey.id} className={styles.row}>
              {renamed === passkey.id ? (
                <form className={prove.form} onSubmit={(event) => void rename(event)} noValidate>
                  <EntryField
                    id="passkey-name"
                    kind="text"
                    label="Name"
                    value={name}
                    onChange={setName}
                    says={says ?? undefined}
                  />
                  <div className="actions">
                    <Button type="submit" variation="solid" disabled={isBusy}>
                      Keep this name
                    </Button>
                    <Button onClick={() => setRenamed(null)}>Cancel</Button>
                  </div>
                </form>
              ) : (
                <>
                  <p className={styles.what}>
                    <strong>{passkey.name}</strong>
                    <span>
                      Added {passkey.added}
                      {passkey.lastUsed === null ? ', not used yet' : `, last used ${passkey.lastUsed}`}
                    </span>
                    {!mayRemove && (
                      <span className={styles.stays}>
                        It stays until you have another way to sign in: a second passkey
                        {otherWay !== null && `, or ${otherWay}`}.
                      </span>
                    )}
                  </p>
                  <div className="actions">
                    <Button
                      size="small"
                      aria-label={`Rename ${passkey.name}`}
                      onClick={() => {
                        setRenamed(passkey.id);
                        setName(passkey.name);
                        setSays(null);
                      }}
                    >
                      Rename
                    </Button>
                    {mayRemove && (
                      <Button
                        size="small"
                        disabled={isBusy}
                        aria-label={`Remove ${passkey.name}`}
                        onClick={() =>
                          void change(() => ask(`/api/account/passkeys/${passkey.id}`, { method: 'DELETE' }))
                        }
                      >
                        Remove
                      </Button>
                    )}
                  </div>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {says !== null && renamed === null && <FieldError id="passkeys-error" says={says} />}
      <Button disabled={isBusy} onClick={() => void add()}>
        Add a passkey
      </Button>
    </section>
  );
}

/** What the browser did not give, as a refusal like those of the registry. */
function refusedHere(says: string, needsProof: boolean): Answered {
  return {
    kind: 'refused',
    refusal: {
      status: 0,
      code: needsProof ? 'proof-needed' : 'not-given',
      says,
      fields: [],
      retryAfterSeconds: null,
      body: {},
    },
  };
}
