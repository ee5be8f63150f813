import type { Consequence } from '@/lib/domain/cases/consequences';
import { CircleCheckIcon, OctagonIcon, TriangleIcon } from '../icons';
import styles from './mend.module.css';

interface ToldProps {
  /** Tells two of them on a page apart. */
  readonly id?: string;
  readonly heading: string;
  readonly consequences: readonly Consequence[];
}

/** What a change leads to, told before it is made. */
export function Told({ id = 'told', heading, consequences }: ToldProps) {
  return (
    <section aria-labelledby={id} className={styles.told}>
      <h2 id={id}>{heading}</h2>
      <ul>
        {consequences.map(({ weight, says }) => (
          <li key={says} className={styles[weight]}>
            {weight === 'grave' ? (
              <OctagonIcon size={16} />
            ) : weight === 'notable' ? (
              <TriangleIcon size={16} />
            ) : (
              <CircleCheckIcon size={16} />
            )}
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
