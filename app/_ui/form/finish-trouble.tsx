'use client';

import { useEffect, useRef } from 'react';
import { TriangleIcon } from '../icons';
import styles from './finish.module.css';
import type { Giving } from './use-giving';

interface FinishTroubleProps {
  readonly giving: Pick<Giving, 'refusal' | 'page'>;
  /** Codes that are told at a field instead. */
  readonly except?: readonly string[];
}

/** Why the form was not taken, in words, where the person just pressed. */
export function FinishTrouble({ giving: { refusal, page }, except = [] }: FinishTroubleProps) {
  const box = useRef<HTMLDivElement>(null);
  const isShown = refusal !== null && !except.includes(refusal.code);
  useEffect(() => {
    if (isShown && refusal !== null) box.current?.focus();
  }, [isShown, refusal]);
  if (!isShown) return null;
  return (
    <div ref={box} className={styles.trouble} role="alert" tabIndex={-1}>
      <TriangleIcon size={18} />
      <div>
        <p>{refusal.says}</p>
        {refusal.fields.length > 0 && (
          <ul>
            {refusal.fields.map((field) => (
              <li key={`${field.key} ${field.part ?? ''} ${field.says}`}>
                {field.label}: {field.says}
              </li>
            ))}
          </ul>
        )}
        {refusal.code === 'already-submitted' && (
          <p>
            <a href={page}>Open what was given</a>
          </p>
        )}
      </div>
    </div>
  );
}
