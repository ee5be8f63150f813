import type { OpenRecovery } from '@/lib/usecases/people-view';
import styles from './people.module.css';
import { RecoveryCard } from './recovery-card';

interface RecoveriesProps {
  readonly recoveries: readonly OpenRecovery[];
  readonly mayManage: boolean;
}

/** Who needs help with the sign-in, before all else on the page; nothing while nobody does. */
export function Recoveries({ recoveries, mayManage }: RecoveriesProps) {
  if (recoveries.length === 0) return null;
  return (
    <section aria-labelledby="recoveries" className={styles.section}>
      <h2 id="recoveries">Waiting for a new sign-in</h2>
      {recoveries.map((recovery) => (
        <RecoveryCard key={recovery.id} recovery={recovery} mayManage={mayManage} />
      ))}
    </section>
  );
}
