import { CircleCheckIcon } from '@/app/_ui/icons';
import styles from './people.module.css';

/** What came of a change: done, or why not. It is read out, and stands until the next one. */
export function Said({ done, trouble }: { readonly done: string | null; readonly trouble: string | null }) {
  return (
    <>
      <div role="status">
        {done !== null && (
          <p className={styles.said}>
            <CircleCheckIcon size={18} />
            <span>{done}</span>
          </p>
        )}
      </div>
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
    </>
  );
}
