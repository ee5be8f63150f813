'use client';

import { Button } from '@cmsgov/design-system';
import { useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import { AuthenticatorSetup, type Offer, offerIn } from '@/app/_ui/prove/authenticator-setup';
import { ask, askJson, unreachedSays } from '@/app/_ui/request';
import styles from './account.module.css';
import { useChange } from './use-change';

interface AuthenticatorProps {
  readonly authenticator: { readonly added: string; readonly lastUsed: string | null } | null;
  /** False where it is the last way to sign in. */
  readonly mayRemove: boolean;
}

/** One's authenticator app: set up, replace, remove. */
export function Authenticator({ authenticator, mayRemove }: AuthenticatorProps) {
  const { dialog, isBusy, says, change, refresh } = useChange();
  const [offer, setOffer] = useState<Offer | null>(null);

  async function begin() {
    const body = await change(() => ask('/api/account/authenticator/offer', { method: 'POST' }));
    if (body) setOffer(offerIn(body));
  }

  async function send(offered: Offer, code: string): Promise<string | null> {
    const answered = await askJson('/api/account/authenticator', {
      method: 'PUT',
      body: { offer: offered.offer, code },
    });
    if (answered.kind === 'unreached') return unreachedSays;
    if (answered.kind === 'refused') return answered.refusal.fields[0]?.says ?? answered.refusal.says;
    setOffer(null);
    refresh();
    return null;
  }

  return (
    <section className={styles.section} aria-labelledby="authenticator">
      <h2 id="authenticator">Authenticator app</h2>
      <p className={styles.about}>An app that shows six digits, which you type after your passphrase.</p>
      {dialog}
      {authenticator && (
        <ul className={`plain ${styles.list}`}>
          <li className={styles.row}>
            <p className={styles.what}>
              <strong>Set up</strong>
              <span>
                Added {authenticator.added}
                {authenticator.lastUsed === null ? ', not used yet' : `, last used ${authenticator.lastUsed}`}
              </span>
              {!mayRemove && (
                <span className={styles.stays}>
                  It stays until you have another way to sign in: add a passkey first.
                </span>
              )}
            </p>
            {mayRemove && (
              <Button
                size="small"
                disabled={isBusy}
                aria-label="Remove the authenticator app"
                onClick={() => void change(() => ask('/api/account/authenticator', { method: 'DELETE' }))}
              >
                Remove
              </Button>
            )}
          </li>
        </ul>
      )}
      {says !== null && <FieldError id="authenticator-error" says={says} />}
      {offer ? (
        <div className={styles.box}>
          <AuthenticatorSetup offer={offer} onCode={(code) => send(offer, code)} />
        </div>
      ) : (
        <Button disabled={isBusy} onClick={() => void begin()}>
          {authenticator ? 'Set up another app in its place' : 'Set up an app'}
        </Button>
      )}
    </section>
  );
}
