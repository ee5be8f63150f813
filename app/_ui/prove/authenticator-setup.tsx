'use client';

import { Button } from '@cmsgov/design-system';
import { type FormEvent, useRef, useState } from 'react';
import { isRecord } from '@/lib/domain/forms/read';
import { textIn } from '../request';
import { EntryField } from './entry-field';
import styles from './prove.module.css';

/** A key for an authenticator app, as the registry offers it. */
export interface Offer {
  readonly offer: string;
  readonly key: string;
  readonly path: string;
  readonly size: number;
  readonly demoCode: string | null;
}

/** An offer out of an answer of the registry; null for anything else. */
export function offerIn(body: Readonly<Record<string, unknown>>): Offer | null {
  const [offer, key, demoCode] = [textIn(body.offer), textIn(body.key), textIn(body.demoCode)];
  const { picture } = body;
  if (offer === undefined || key === undefined || !isRecord(picture)) return null;
  const path = textIn(picture.path);
  return path === undefined || typeof picture.size !== 'number'
    ? null
    : { offer, key, path, size: picture.size, demoCode: demoCode ?? null };
}

interface AuthenticatorSetupProps {
  readonly offer: Offer;
  /** Sends the first code; the answer is why it was not taken, or null. */
  readonly onCode: (code: string) => Promise<string | null>;
}

/** Brings the key into an app, as a picture to scan or as letters to type, and asks for the app's first code. */
export function AuthenticatorSetup({ offer, onCode }: AuthenticatorSetupProps) {
  const [code, setCode] = useState('');
  const [says, setSays] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const refused = await onCode(code.replaceAll(/\s/g, ''));
    if (refused === null) return;
    setBusy(false);
    setSays(refused);
    field.current?.focus();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <ol className={styles.steps}>
        <li>
          <p>Scan this picture with your authenticator app, or type the key into it.</p>
          <svg
            className={styles.picture}
            viewBox={`-1 -1 ${offer.size + 2} ${offer.size + 2}`}
            role="img"
            aria-label="The key as a QR code"
            shapeRendering="crispEdges"
          >
            <path d={offer.path} />
          </svg>
          <p className={styles.hint}>The key</p>
          <p className={styles.key}>{offer.key}</p>
        </li>
        <li>
          <EntryField
            id="first-code"
            kind="code"
            label="Type the six digits that the app shows"
            value={code}
            onChange={setCode}
            says={says}
            field={field}
          />
        </li>
      </ol>
      {offer.demoCode !== null && (
        <p className={styles.demo}>
          Demo: an app would show <strong>{offer.demoCode}</strong>{' '}
          <button type="button" className={styles.link} onClick={() => setCode(offer.demoCode ?? '')}>
            Fill it in
          </button>
        </p>
      )}
      <Button type="submit" variation="solid" disabled={isBusy}>
        {isBusy ? 'Setting up …' : 'Set up the app'}
      </Button>
    </form>
  );
}
