import type { Day } from '@/lib/domain/schedule/day';
import styles from './days-left.module.css';
import { daysLeftWords } from './days-left-words';

interface DaysLeftProps {
  readonly daysLeft: number | null;
  readonly dueOn: Day | null;
  /** Where no column's title says that these are days. */
  readonly worded?: boolean;
}

/** A deadline as days left, big, with its date below. */
export function DaysLeft({ daysLeft, dueOn, worded = false }: DaysLeftProps) {
  const words = daysLeftWords(daysLeft, dueOn);
  return (
    <span className={styles.days}>
      <span className={`${styles.big} ${styles[words.pressing] ?? ''}`}>
        {words.big}
        {words.unit && <span className={worded ? styles.word : styles.unit}> {words.unit}</span>}
      </span>
      {words.below && <span className={styles.below}>{words.below}</span>}
    </span>
  );
}
