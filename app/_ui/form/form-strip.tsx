import type { FormView } from '@/lib/usecases/views';
import styles from './form-strip.module.css';

const numerals = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

interface FormStripProps {
  readonly header: FormView['header'];
  readonly revises: FormView['revises'];
  /** What is filled in, where there is no patient yet. */
  readonly title: string;
  readonly minutes: number;
  /** As wide as a form with something beside it. */
  readonly isWide: boolean;
}

/** Which patient, how long it takes, until when. */
export function FormStrip({ header, revises, title, minutes, isWide }: FormStripProps) {
  return (
    <div className={styles.strip}>
      <div className={styles.inside} data-wide={isWide || undefined}>
        <div className={styles.who}>
          {header === null ? (
            <p>
              <strong>{title}</strong>
            </p>
          ) : (
            <p>
              <strong>{header.patient}</strong>, born {header.born} · {header.scan} at {header.facility}
            </p>
          )}
          {revises && (
            <p className={styles.revises}>
              Revises revision {revises.revision}: “{revises.reason}”
            </p>
          )}
          {header?.deadline && (
            <p className={header.late ? styles.late : styles.deadline}>{upperFirst(header.deadline)}</p>
          )}
        </div>
        <p className={styles.how}>
          About {numerals[minutes] ?? minutes} {minutes === 1 ? 'minute' : 'minutes'} · stop and come back any
          time
        </p>
      </div>
    </div>
  );
}

function upperFirst(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
