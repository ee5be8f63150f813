'use client';

import { useEffect, useRef } from 'react';
import { TriangleIcon } from '../icons';
import type { Refusal } from '../request';
import styles from './finish.module.css';

interface FinishTroubleProps {
  readonly refusal: Refusal | null;
  /** Codes that are told at a field instead. */
  readonly except?: readonly string[];
}

/** Why the form was not taken, in words, where the person just pressed. */
export function FinishTrouble({ refusal, except = [] }: FinishTroubleProps) {
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
            {/* The same address, asked for anew, leads to what was given. */}
            <a href="?">Open what was given</a>
          </p>
        )}
      </div>
    </div>
  );
}
