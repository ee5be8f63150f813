import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** What will appear here, and what to do now. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Stands where a list would be: says what will appear here and what to do now. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg width="56" height="56" viewBox="0 0 32 32" aria-hidden focusable={false}>
        <circle
          cx="16"
          cy="16"
          r="13"
          fill="none"
          stroke="#c3cdd5"
          strokeWidth="3"
          strokeDasharray="5.45 1.357"
          strokeDashoffset="2.7"
        />
        <circle cx="16" cy="16" r="2.6" fill="#c3cdd5" />
      </svg>
      <h2>{title}</h2>
      <div className={styles.words}>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
