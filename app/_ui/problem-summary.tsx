'use client';

import { useEffect, useRef } from 'react';
import styles from './problem-summary.module.css';

export interface SummaryProblem {
  /** Id of the field it is about; a problem of no field has none. */
  readonly field?: string;
  readonly says: string;
}

interface ProblemSummaryProps {
  readonly heading: string;
  readonly problems: readonly SummaryProblem[];
}

/** Every problem at once: it takes the focus when it appears, and each line leads to its field. */
export function ProblemSummary({ heading, problems }: ProblemSummaryProps) {
  const box = useRef<HTMLElement>(null);

  // A new list of problems is a new answer to the person: it takes the focus again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list itself is not read, its change is what counts
  useEffect(() => box.current?.focus(), [problems]);

  return (
    <section ref={box} tabIndex={-1} role="alert" aria-labelledby="problems" className={styles.summary}>
      <h2 id="problems">{heading}</h2>
      <ul>
        {problems.map(({ field, says }) => (
          <li key={`${field ?? ''} ${says}`}>
            {field === undefined ? says : <a href={`#${field}`}>{says}</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}
