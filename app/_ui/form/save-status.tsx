import { Button } from '@cmsgov/design-system';
import type { Day } from '@/lib/domain/schedule/day';
import { clockWords } from '../clock-words';
import type { SaveState } from '../draft-saver';
import { CircleCheckIcon, TriangleIcon } from '../icons';
import styles from './save-status.module.css';

interface SaveStatusProps {
  readonly state: SaveState;
  readonly zone: string;
  readonly today: Day;
  /** Where to read the form once it was given. */
  readonly page: string;
  readonly onSignIn: () => void;
  readonly onCompare: () => void;
  readonly onRetry: () => void;
}

/** How saving stands, in a word. Trouble is told aloud as well; an ordinary save is not. */
export function SaveStatus({ state, zone, today, page, onSignIn, onCompare, onRetry }: SaveStatusProps) {
  const trouble = troubleOf(state);
  return (
    <div className={styles.status}>
      {state.kind === 'saving' && <p className={styles.quiet}>Saving…</p>}
      {state.kind === 'saved' && (
        <p className={styles.saved} data-saved-at={state.savedAt}>
          <CircleCheckIcon size={14} />
          Saved {clockWords(state.savedAt, zone, today)}
        </p>
      )}
      {state.kind === 'untouched' && <p className={styles.quiet}>Saved as you answer</p>}
      <div role="alert" className={trouble === null ? undefined : styles.trouble}>
        {trouble !== null && (
          <>
            <TriangleIcon size={16} />
            <span>{trouble}</span>
          </>
        )}
      </div>
      {state.kind === 'signedOut' && (
        <Button size="small" onClick={onSignIn}>
          Sign in again
        </Button>
      )}
      {state.kind === 'conflict' && (
        <Button size="small" onClick={onCompare}>
          Compare
        </Button>
      )}
      {state.kind === 'submitted' && <a href={page}>Open what was given</a>}
      {state.kind === 'unreached' && (
        <Button size="small" onClick={onRetry}>
          Try now
        </Button>
      )}
    </div>
  );
}

function troubleOf(state: SaveState): string | null {
  switch (state.kind) {
    case 'unreached':
      return 'Not saved: no connection. Your answers are kept on this page and will be saved when it is back.';
    case 'signedOut':
      return 'Not saved: you were signed out. Your answers are kept on this page.';
    case 'conflict':
      return `Not saved: ${state.theirs.savedBy} saved other answers. Compare them first.`;
    case 'refused':
      return `Not saved: ${state.says}`;
    case 'submitted':
      return state.says;
    case 'untouched':
    case 'saving':
    case 'saved':
      return null;
  }
}
