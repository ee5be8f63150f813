'use client';

import { Button } from '@cmsgov/design-system';
import { type FormEvent, useState } from 'react';
import { EntryField } from '@/app/_ui/prove/entry-field';
import prove from '@/app/_ui/prove/prove.module.css';
import { askJson } from '@/app/_ui/request';
import styles from './account.module.css';
import { useChange } from './use-change';

interface PassphraseProps {
  readonly hasPassphrase: boolean;
  /** Characters at least. */
  readonly least: number;
}

/** Changing one's passphrase, or setting a first one. */
export function Passphrase({ hasPassphrase, least }: PassphraseProps) {
  const { dialog, isBusy, says, setSays, change } = useChange();
  const [isOpen, setOpen] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const [passphrase, setPassphrase] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (passphrase === '') return setSays('Type a new passphrase.');
    const done = await change(() =>
      askJson('/api/account/passphrase', { method: 'PUT', body: { passphrase } }),
    );
    if (!done) return;
    setPassphrase('');
    setOpen(false);
    setChanged(true);
  }

  return (
    <section className={styles.section} aria-labelledby="passphrase">
      <h2 id="passphrase">Passphrase</h2>
      <p className={styles.about}>
        {hasPassphrase
          ? 'What you type first when you sign in without a passkey.'
          : 'You have none: you sign in with passkeys alone.'}
      </p>
      {dialog}
      <p role="status" className={styles.status}>
        {isChanged && 'Your passphrase is changed, and your other devices are signed out.'}
      </p>
      {isOpen ? (
        <form className={`${prove.form} ${styles.box}`} onSubmit={(event) => void submit(event)} noValidate>
          <EntryField
            id="new-passphrase"
            kind="new-passphrase"
            label="New passphrase"
            hint={`At least ${least} characters. Spaces and every script are welcome; four words that do not belong together are good. Your other devices are signed out.`}
            value={passphrase}
            onChange={setPassphrase}
            says={says ?? undefined}
          />
          <div className="actions">
            <Button type="submit" variation="solid" disabled={isBusy}>
              {isBusy ? 'Changing …' : 'Change the passphrase'}
            </Button>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
          </div>
        </form>
      ) : (
        <Button
          onClick={() => {
            setOpen(true);
            setChanged(false);
          }}
        >
          {hasPassphrase ? 'Change it' : 'Set one'}
        </Button>
      )}
    </section>
  );
}
