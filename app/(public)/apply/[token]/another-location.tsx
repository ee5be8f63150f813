'use client';

import { useState } from 'react';
import { askJson, textIn, unreachedSays } from '@/app/_ui/request';
import styles from './application.module.css';

/** A mobile scanner applies once for each location: begins the next one with the same answers. */
export function AnotherLocation({ token }: { readonly token: string }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function begin() {
    setIsBusy(true);
    const answered = await askJson('/api/applications/another', { method: 'POST', body: { token } });
    const next = answered.kind === 'done' ? textIn(answered.body.token) : undefined;
    if (next !== undefined) return window.location.assign(`/apply/${next}`);
    setIsBusy(false);
    setTrouble(answered.kind === 'refused' ? answered.refusal.says : unreachedSays);
  }

  return (
    <section aria-labelledby="another">
      <h2 id="another" className={styles.title}>
        Another location of the scanner
      </h2>
      <p className="prose">
        Each location of a mobile scanner applies for itself. The next application begins with these answers,
        without the place.
      </p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <p>
        <button type="button" className="ds-c-button" disabled={isBusy} onClick={() => void begin()}>
          {isBusy ? 'One moment…' : 'Apply for another location'}
        </button>
      </p>
    </section>
  );
}
