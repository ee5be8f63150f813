import type { Day } from '@/lib/domain/schedule/day';
import styles from './days-left.module.css';
import { daysLeftWords } from './days-left-words';

interface DaysLeftProps {
  readonly daysLeft: number | null;
  readonly dueOn: Day | null;
}

/** A deadline as days left, big, with its date below. */
export function DaysLeft({ daysLeft, dueOn }: DaysLeftProps) {
  const words = daysLeftWords(daysLeft, dueOn);
  return (
    <span className={styles.days}>
      <span className={`${styles.big} ${styles[words.pressing] ?? ''}`}>
        {words.big}
        {words.unit && <span className={styles.unit}> {words.unit}</span>}
      </span>
      {words.below && <span className={styles.below}>{words.below}</span>}
    </span>
  );
}
