import { CircleCheckIcon } from '@/app/_ui/icons';
import styles from './landing.module.css';

const steps = [
  { what: 'Register the scan', who: 'Facility', when: 'up to 14 days before it', by: 'facility' },
  { what: 'Pre-PET form', who: 'Referring physician', when: 'by the end of the scan day', by: 'physician' },
  { what: 'Scan', who: 'Facility', when: 'entered within 30 days', by: 'facility' },
  { what: 'PET report', who: 'Facility', when: 'attached within 30 days', by: 'facility' },
  {
    what: 'Post-PET form',
    who: 'Referring physician',
    when: 'after the scan, within 30 days',
    by: 'physician',
  },
] as const;

/** A case as a line of five steps that ends with the right to bill. */
export function CasePath() {
  return (
    <ol className={`plain ${styles.path}`}>
      {steps.map(({ what, who, when, by }) => (
        <li key={what} className={styles.step}>
          <span aria-hidden className={by === 'physician' ? styles.dotPhysician : styles.dot} />
          <strong>{what}</strong>
          <span>{who}</span>
          <span className="muted small">{when}</span>
        </li>
      ))}
      <li className={`${styles.step} ${styles.last}`}>
        <span aria-hidden className={styles.end}>
          <CircleCheckIcon size={22} />
        </span>
        <strong>Ready to bill</strong>
        <span className="muted small">the claim support says what to put on the claim, and why</span>
      </li>
    </ol>
  );
}
