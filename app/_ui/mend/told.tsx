import type { Consequence } from '@/lib/domain/cases/consequences';
import { CircleCheckIcon, OctagonIcon, TriangleIcon } from '../icons';
import styles from './mend.module.css';

interface ToldProps {
  readonly heading: string;
  readonly consequences: readonly Consequence[];
}

/** What a change leads to, told before it is made. */
export function Told({ heading, consequences }: ToldProps) {
  return (
    <section aria-labelledby="told" className={styles.told}>
      <h2 id="told">{heading}</h2>
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
