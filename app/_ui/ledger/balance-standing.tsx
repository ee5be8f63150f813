import type { LedgerView } from '@/lib/usecases/ledger-view';
import { CircleCheckIcon, OctagonIcon, TriangleIcon } from '../icons';
import styles from './ledger.module.css';

/** Where a balance stands: a word, a shape and a color. */
export function BalanceStanding({ standing }: { readonly standing: LedgerView['standing'] }) {
  switch (standing) {
    case 'enough':
      return (
        <span className={`${styles.standing} ${styles.enough}`}>
          <CircleCheckIcon size={14} />
          Enough
        </span>
      );
    case 'low':
      return (
        <span className={`${styles.standing} ${styles.low}`}>
          <TriangleIcon size={14} />
          Below the minimum
        </span>
      );
    case 'out':
      return (
        <span className={`${styles.standing} ${styles.out}`}>
          <OctagonIcon size={14} />
          No case can be registered
        </span>
      );
  }
}
