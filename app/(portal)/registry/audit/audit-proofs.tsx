'use client';

import { Button } from '@cmsgov/design-system';
import { useState } from 'react';
import type { AuditFilter } from '@/lib/usecases/views';
import styles from './audit.module.css';
import { ExportButton } from './export-button';
import { type Found, readSteps } from './verification';

interface AuditProofsProps {
  readonly filter: AuditFilter;
  /** What the lines on the page are about. */
  readonly about: string;
}

type Shown =
  | { readonly kind: 'working'; readonly words: string }
  | { readonly kind: 'found'; readonly found: Found };

/** Verifies the audit and the signatures, and exports what is shown. Long work says how far it is. */
export function AuditProofs({ filter, about }: AuditProofsProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const isBusy = shown?.kind === 'working';

  async function verify(address: string, what: string) {
    setShown({ kind: 'working', words: `Reading ${what} …` });
    const found = await readSteps(address, ({ done, of }) => {
      const share = Math.floor((100 * done) / Math.max(1, of));
      setShown({
        kind: 'working',
        words: `Read ${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} ${what}, ${share} %`,
      });
    });
    setShown({ kind: 'found', found });
  }

  return (
    <section className={`${styles.proofs} no-print`} aria-labelledby="proofs">
      <h2 id="proofs" className="unseen">
        Verify and export
      </h2>
      <div className="actions">
        <Button
          variation="solid"
          disabled={isBusy}
          onClick={() => void verify('/api/audit/verification', 'lines')}
        >
          Verify the audit
        </Button>
        <Button disabled={isBusy} onClick={() => void verify('/api/audit/signatures', 'forms')}>
          Verify all signatures
        </Button>
        <ExportButton filter={filter} about={about} />
      </div>
      <div role="status">
        {shown?.kind === 'working' && <p className={styles.working}>{shown.words}</p>}
        {shown?.kind === 'found' && (
          <p className={shown.found.isIntact ? styles.intact : styles.broken}>{shown.found.says}</p>
        )}
      </div>
    </section>
  );
}
