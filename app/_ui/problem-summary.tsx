'use client';

import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { OctagonIcon } from './icons';
import styles from './problem-summary.module.css';

export interface SummaryProblem {
  /** Id of the field it is about; a problem of no field has none. */
  readonly field?: string;
  /** The question it is about, where the sentence alone does not say. */
  readonly label?: string;
  readonly says: string;
}

interface ProblemSummaryProps {
  readonly heading: string;
  readonly problems: readonly SummaryProblem[];
  /**
   * Which attempt of the person the list answers: it takes the focus each time this changes, and not at 0. Without it, it
   * takes the focus whenever the list changes.
   */
  readonly attempt?: number;
  /** Called to go to a field that may stand on another page of the form. */
  readonly onGoTo?: (field: string) => void;
  /** What else the person can do, below the list. */
  readonly children?: ReactNode;
}

/** Every problem at once: it takes the focus when it appears, and each line leads to its field. */
export function ProblemSummary({ heading, problems, attempt, onGoTo, children }: ProblemSummaryProps) {
  const box = useRef<HTMLElement>(null);
  const answers = attempt ?? problems;

  useEffect(() => {
    if (answers !== 0) box.current?.focus();
  }, [answers]);

  function go(event: MouseEvent, field: string) {
    event.preventDefault();
    if (onGoTo) onGoTo(field);
    else focusField(field);
  }

  return (
    <section ref={box} tabIndex={-1} aria-labelledby="problems" className={styles.summary}>
      <div role="alert">
        <h2 id="problems" className={styles.heading}>
          <OctagonIcon size={20} />
          {heading}
        </h2>
        <ul className={styles.list}>
          {problems.map(({ field, label, says }) => {
            const words = label === undefined ? says : `${label}${/[.?!]$/.test(label) ? '' : ':'} ${says}`;
            return (
              <li key={`${field ?? ''} ${words}`}>
                {field === undefined ? (
                  words
                ) : (
                  <a href={`#${field}`} onClick={(event) => go(event, field)}>
                    {words}
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {children && <div className={styles.more}>{children}</div>}
    </section>
  );
}

/** Moves the focus to a control, or to the first one of a group, with its question in view. */
export function focusField(id: string) {
  const named = document.getElementById(id);
  const control =
    named instanceof HTMLFieldSetElement
      ? named.querySelector<HTMLElement>('input, select, textarea')
      : named;
  if (!control) return;
  (control.closest('[data-question]') ?? control).scrollIntoView({ block: 'nearest' });
  control.focus();
}
