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

/** A scan of a closed edition is past: what to do with it is said of its record. */
function wordsOf({ answer, edition: { isClosed } }: CoverageTold) {
  if (answer === 'askFollowUp') return { title: 'One more question', todo: '' };
  if (!isClosed) return words[answer];
  return {
    registry: { title: 'Registry case', todo: 'For an audit its case can be entered here from its record.' },
    covered: { title: 'Covered outside the registry', todo: 'It was billed as usual.' },
    notCovered: { title: 'Not covered', todo: 'Medicare did not pay for this scan.' },
  }[answer];
}

interface CoverageAnswerBoxProps {
  readonly coverage: CoverageTold;
  /** Where the scan is registered; null for who is of no facility. */
  readonly registerHref: string | null;
}

/** Which rules answered, so that nobody takes those of one time for those of another. */
function EditionWords({ edition }: Pick<CoverageTold, 'edition'>) {
  return (
    <p className={styles.edition}>
      <strong>{edition.title}</strong> answers for this day. {edition.says}
      <span className="muted small"> {edition.cites}</span>
    </p>
  );
}

/** The answer of the coverage table in words, with its modifiers, its rule and its source. */
export function CoverageAnswerBox({ coverage, registerHref }: CoverageAnswerBoxProps) {
  if (coverage.answer === 'askFollowUp') {
    return (
      <div className={`${styles.answer} ${styles.askFollowUp}`}>
        <h2>
          <ClockIcon size={20} />
          One more question
        </h2>
        <p>The answer depends on it: {coverage.says}</p>
        <EditionWords edition={coverage.edition} />
      </div>
    );
  }
  const { title, todo } = wordsOf(coverage);
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
      <EditionWords edition={coverage.edition} />
      <p className="muted small">
        {coverage.rule} · {coverage.cites}
      </p>
      {coverage.answer === 'registry' && registerHref !== null && (
        <p>
          <Link href={registerHref} prefetch={false} className="ds-c-button">
            {coverage.edition.isClosed ? 'Enter an old case' : 'Register a case'}
          </Link>
        </p>
      )}
    </div>
  );
}
