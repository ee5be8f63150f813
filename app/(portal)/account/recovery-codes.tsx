'use client';

import { Button } from '@cmsgov/design-system';
import { useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import { RecoveryCodeList } from '@/app/_ui/prove/recovery-code-list';
import { ask } from '@/app/_ui/request';
import styles from './account.module.css';
import { useChange } from './use-change';

interface RecoveryCodesProps {
  readonly left: number;
}

/** How many recovery codes are left, and new ones. */
export function RecoveryCodes({ left }: RecoveryCodesProps) {
  const { dialog, isBusy, says, change } = useChange();
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  async function make() {
    const body = await change(() => ask('/api/account/recovery-codes', { method: 'POST' }));
    if (body && Array.isArray(body.codes)) setCodes(body.codes.map(String));
  }

  return (
    <section className={styles.section} aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">Recovery codes</h2>
      <p className={styles.about}>
        Each signs you in once, beside your passphrase, when your telephone or your key is not at hand.
      </p>
      {dialog}
      {codes ? (
        <RecoveryCodeList codes={codes} onKept={() => setCodes(null)} />
      ) : (
        <>
          <p className={left < 3 ? styles.few : undefined}>
            {left === 0
              ? 'You have none. Make ten, and keep them where you keep your passwords.'
              : `${left} ${left === 1 ? 'code is' : 'codes are'} left.`}
          </p>
          {says !== null && <FieldError id="recovery-error" says={says} />}
          <Button disabled={isBusy} onClick={() => void make()}>
            {left === 0 ? 'Make recovery codes' : 'Make new ones in their place'}
          </Button>
        </>
      )}
    </section>
  );
}
