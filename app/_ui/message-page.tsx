import type { ReactNode } from 'react';
import { Mark } from './mark';
import styles from './message-page.module.css';

interface MessagePageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that says one thing and the way back. */
export function MessagePage({ title, children }: MessagePageProps) {
  return (
    <div className={styles.message}>
      <Mark size={64} ring="#c3cdd5" />
      <h1>{title}</h1>
      <div className={styles.words}>{children}</div>
    </div>
  );
}
