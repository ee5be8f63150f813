'use client';

import { Button } from '@cmsgov/design-system';
import { useState } from 'react';
import { makePasskey, passkeyBody } from '@/app/_ui/passkey';
import { askJson, unreachedSays } from '@/app/_ui/request';
import styles from './link.module.css';

/** After signing: a passkey now makes an account, and next time there is no code to type. */
export function NextTime({ linkId }: { readonly linkId: string }) {
  const [says, setSays] = useState<string | null>(null);
  const [isMade, setMade] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function make() {
    setBusy(true);
    setSays(await trouble(linkId, () => setMade(true)));
    setBusy(false);
  }

  return (
    <section className={styles.help} aria-labelledby="next-time">
      <h2 id="next-time">For next time</h2>
      {isMade ? (
        <p role="status">
          You have an account now, with your NPI and this passkey. Next time,{' '}
          <a href="/sign-in">sign in with the passkey</a>: the forms of this facility that wait for you stand
          there, without a code. Those of other facilities follow once the registry has checked your NPI.
        </p>
      ) : (
        <>
          <p>
            Create a passkey on this device, and next time you sign in with your finger, your face or your PIN
            instead of a code. There is nothing to fill in.
          </p>
          <div role="alert">{says !== null && <p>{says}</p>}</div>
          <p>
            <Button disabled={isBusy} onClick={() => void make()}>
              {isBusy ? 'Creating …' : 'Create a passkey'}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}

/** Why there is no account; null when there is one. */
async function trouble(linkId: string, made: () => void): Promise<string | null> {
  const passkey = await makePasskey(`/api/links/${linkId}/passkey/options`);
  if (passkey.kind !== 'given') return passkey.says;
  const answered = await askJson(`/api/links/${linkId}/passkey`, {
    method: 'POST',
    body: { response: passkeyBody(passkey.response) },
  });
  if (answered.kind === 'unreached') return unreachedSays;
  if (answered.kind === 'refused') return answered.refusal.fields[0]?.says ?? answered.refusal.says;
  made();
  return null;
}
