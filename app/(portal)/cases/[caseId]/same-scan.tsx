import Link from 'next/link';
import type { CaseView } from '@/lib/usecases/views';
import { ConfirmSeparate } from './confirm-separate';
import styles from './settle.module.css';

interface SameScanProps {
  readonly view: CaseView;
  readonly mayConfirm: boolean;
}

/** Other cases of the patient with the same day and code, which may be this very scan. */
export function SameScan({ view, mayConfirm }: SameScanProps) {
  if (view.sameScanAs.length === 0) return null;
  return (
    <div className={styles.settle}>
      {view.sameScanAs.map(({ id, number }) => (
        <div key={id} className={styles.row}>
          <div className={styles.words}>
            <p>
              <strong>This may be the same scan as case </strong>
              <Link href={`/cases/${id}`} prefetch={false}>
                {number}
              </Link>
            </p>
            <p className={styles.detail}>The same patient, the same date of service, the same procedure.</p>
          </div>
          {mayConfirm && (
            <div className={`${styles.buttons} no-print`}>
              <ConfirmSeparate caseId={view.id} otherCaseId={id} />
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
