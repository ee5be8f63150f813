import { CircleCheckIcon, ClockIcon } from '@/app/_ui/icons';
import type { CheckItem } from '@/lib/usecases/application-view';
import styles from './application.module.css';

/** What an application needs, and what of it is there. */
export function Checks({ items }: { readonly items: readonly CheckItem[] }) {
  return (
    <ul className={styles.checks}>
      {items.map(({ id, what, isDone, detail }) => (
        <li key={id} className={isDone ? styles.done : undefined}>
          {isDone ? <CircleCheckIcon size={18} /> : <ClockIcon size={18} />}
          <div>
            <strong>{what}</strong>
            <b className="unseen">{isDone ? ': done' : ': open'}</b>
            <span>{detail}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
