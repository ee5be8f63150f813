import Link from 'next/link';
import { shortInstant } from '@/app/_ui/short-instant';
import type { ListFrame } from '@/lib/usecases/views';
import styles from './begun.module.css';

/** Registrations that were begun and not finished, so that nothing typed is forgotten. */
export function Begun({ begun, zone, today }: Pick<ListFrame, 'begun' | 'zone' | 'today'>) {
  if (begun.length === 0) return null;
  return (
    <details className={`${styles.begun} no-print`}>
      <summary>
        {begun.length === 1
          ? 'One registration is unfinished'
          : `${begun.length} registrations are unfinished`}
      </summary>
      <ul className="plain">
        {begun.map(({ id, title, savedAt, savedByName }) => (
          <li key={id}>
            <Link href={`/cases/new/${id}`} prefetch={false}>
              Continue<span className="unseen"> the registration of {title}</span>
            </Link>
            <span>{title}</span>
            <span className="muted small">
              saved {shortInstant(savedAt, zone, today)} by {savedByName}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
