'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { askJson, unreachedSays } from '@/app/_ui/request';
import styles from './settle.module.css';

/** Notes that the claims were sent; the case is closed by it. Asked twice, because it cannot be undone. */
export function BillButton({ caseId }: { readonly caseId: string }) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function bill() {
    setIsBusy(true);
    const answered = await askJson(`/api/cases/${caseId}/billed`, { method: 'POST', body: {} });
    setIsBusy(false);
    setIsAsking(false);
    setTrouble(
      answered.kind === 'done' ? null : answered.kind === 'refused' ? answered.refusal.says : unreachedSays,
    );
    router.refresh();
  }

  return (
    <>
      {isAsking ? (
        <fieldset className={styles.confirm}>
          <legend>The claims were sent? This closes the case.</legend>
          <button
            type="button"
            className="ds-c-button ds-c-button--solid"
            disabled={isBusy}
            onClick={() => void bill()}
          >
            {isBusy ? 'Marking…' : 'Yes, mark as billed'}
          </button>
          <button type="button" className="ds-c-button" disabled={isBusy} onClick={() => setIsAsking(false)}>
            Not yet
          </button>
        </fieldset>
      ) : (
        <button type="button" className="ds-c-button" onClick={() => setIsAsking(true)}>
          Mark as billed
        </button>
      )}
      {trouble && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
    </>
  );
}
