import Link from 'next/link';
import { CircleCheckIcon, ClockIcon, OctagonIcon } from '@/app/_ui/icons';
import type { CoverageTold } from '@/lib/usecases/ask-coverage';
import styles from './coverage.module.css';

const words = {
  registry: { title: 'Registry case', todo: 'Register the scan here before it is done.' },
  covered: { title: 'Covered outside the registry', todo: 'Bill it as usual. Do not register it.' },
  notCovered: {
    title: 'Not covered',
    todo: 'Medicare does not pay for this scan, inside the registry or outside.',
  },
} as const;

interface CoverageAnswerBoxProps {
  readonly coverage: CoverageTold;
  /** Whether the reader is, or may be, of a facility. */
  readonly mayRegister: boolean;
}

/** The answer of the coverage table in words, with its modifiers, its rule and its source. */
export function CoverageAnswerBox({ coverage, mayRegister }: CoverageAnswerBoxProps) {
  if (coverage.answer === 'askFollowUp') {
    return (
      <div className={`${styles.answer} ${styles.askFollowUp}`}>
        <h2>
          <ClockIcon size={20} />
          One more question
        </h2>
        <p>The answer depends on it: {coverage.says}</p>
      </div>
    );
  }
  const { title, todo } = words[coverage.answer];
  return (
    <div className={`${styles.answer} ${styles[coverage.answer] ?? ''}`}>
      <h2>
        {coverage.answer === 'notCovered' ? <OctagonIcon size={20} /> : <CircleCheckIcon size={20} />}
        {title}
      </h2>
      <p>{coverage.says}</p>
      <p>
        <strong>{todo}</strong>
      </p>
      {coverage.modifiers.length > 0 && (
        <dl className={styles.modifiers}>
          <dt>Modifiers on the PET line</dt>
          <dd>
            {coverage.modifiers.map((modifier) => (
              <span key={modifier} className={styles.modifier}>
                {modifier}
              </span>
            ))}
          </dd>
        </dl>
      )}
      <p className="muted small">
        {coverage.rule} · {coverage.cites}
      </p>
      {coverage.answer === 'registry' && mayRegister && (
        <p>
          <Link href="/cases/new" prefetch={false} className="ds-c-button">
            Register a case
          </Link>
        </p>
      )}
    </div>
  );
}
