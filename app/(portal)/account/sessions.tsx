'use client';

import { Button } from '@cmsgov/design-system';
import { FieldError } from '@/app/_ui/fields/frame';
import { ask } from '@/app/_ui/request';
import styles from './account.module.css';
import { useChange } from './use-change';

interface SessionsProps {
  readonly sessions: readonly {
    readonly id: string;
    readonly device: string;
    readonly since: string;
    readonly lastSeen: string;
    readonly isThis: boolean;
  }[];
}

/** Where one is signed in, and ending it there. */
export function Sessions({ sessions }: SessionsProps) {
  const { isBusy, says, change } = useChange();
  return (
    <section className={styles.section} aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <p className={styles.about}>
        A device that you do not know? Sign it out, and change your passphrase. It is out within a second.
      </p>
      <ul className={`plain ${styles.list}`}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.row}>
            <p className={styles.what}>
              <strong>
                {session.device}
                {session.isThis && <span className={styles.this}>this one</span>}
              </strong>
              <span>
                Since {session.since}, last seen {session.lastSeen}
              </span>
            </p>
            {!session.isThis && (
              <Button
                size="small"
                disabled={isBusy}
                aria-label={`Sign out ${session.device}, signed in since ${session.since}`}
                onClick={() =>
                  void change(() => ask(`/api/account/sessions/${session.id}`, { method: 'DELETE' }))
                }
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {says !== null && <FieldError id="sessions-error" says={says} />}
      {sessions.length > 1 && (
        <Button
          disabled={isBusy}
          onClick={() => void change(() => ask('/api/account/sessions', { method: 'DELETE' }))}
        >
          Sign out everywhere else
        </Button>
      )}
    </section>
  );
}
