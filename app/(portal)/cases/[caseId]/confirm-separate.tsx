'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { askJson, unreachedSays } from '@/app/_ui/request';
import styles from './settle.module.css';

interface ConfirmSeparateProps {
  readonly caseId: string;
  readonly otherCaseId: string;
}

/** Confirms that two cases are two scans. */
export function ConfirmSeparate({ caseId, otherCaseId }: ConfirmSeparateProps) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function confirm() {
    setIsBusy(true);
    const answered = await askJson(`/api/cases/${caseId}/separate`, {
      method: 'POST',
      body: { otherCaseId },
    });
    setIsBusy(false);
    setTrouble(
      answered.kind === 'done' ? null : answered.kind === 'refused' ? answered.refusal.says : unreachedSays,
    );
    router.refresh();
  }

  return (
    <>
      <button type="button" className="ds-c-button" disabled={isBusy} onClick={() => void confirm()}>
        {isBusy ? 'Confirming…' : 'It is a separate scan'}
      </button>
      {trouble && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
    </>
  );
}
