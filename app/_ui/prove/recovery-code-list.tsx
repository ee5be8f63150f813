'use client';

import { Button } from '@cmsgov/design-system';
import { useState } from 'react';
import styles from './prove.module.css';

interface RecoveryCodeListProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Ten codes, shown this once, to be printed or kept elsewhere. */
export function RecoveryCodeList({ codes, onKept }: RecoveryCodeListProps) {
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }

  return (
    <div className={styles.form}>
      <p>
        Each of these signs you in once, beside your passphrase, when your telephone or your key is not at
        hand. They are shown this once: print them, or keep them where you keep your passwords.
      </p>
      <ol className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="actions no-print">
        <Button variation="solid" onClick={onKept}>
          I have kept them
        </Button>
        <Button onClick={() => window.print()}>Print</Button>
        <Button onClick={() => void copy()}>{isCopied ? 'Copied' : 'Copy'}</Button>
      </div>
      <p role="status" className="unseen">
        {isCopied ? 'The codes are copied.' : ''}
      </p>
    </div>
  );
}
