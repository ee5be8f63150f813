import type { FormDefinition } from '@/lib/domain/forms/form';
import { questionOf } from '@/lib/domain/forms/form';
import type { Reading } from '@/lib/domain/forms/problems';
import { type ReviewRow, review } from '@/lib/domain/forms/review';
import styles from './review-list.module.css';

interface ReviewListProps {
  readonly definition: FormDefinition;
  readonly reading: Reading;
  /** As typed, for what could not be understood. */
  readonly typed: Readonly<Record<string, unknown>>;
  readonly onEdit: (step: string) => void;
}

/** Every answer in the words it will be kept in, with a way back to each step. */
export function ReviewList({ definition, reading, typed, onEdit }: ReviewListProps) {
  return (
    <div className={styles.review}>
      {review(definition, reading).map((section) => (
        <section key={section.key} aria-labelledby={`review-${section.key}`}>
          <div className={styles.head}>
            <h2 id={`review-${section.key}`}>{section.title}</h2>
            <button type="button" className={styles.edit} onClick={() => onEdit(section.key)}>
              Edit<span className="unseen"> {section.title}</span>
            </button>
          </div>
          <dl className={styles.rows}>
            {section.rows.map((row) => (
              <div key={row.key} className={styles.row} data-follow-up={row.followUp || undefined}>
                <dt>
                  {row.number !== undefined && <span className={styles.number}>{row.number} </span>}
                  {row.ask}
                </dt>
                <dd>
                  <Words
                    row={row}
                    isOptional={questionOf(definition, row.key)?.optional === true}
                    typed={typed[row.key]}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Words({
  row,
  isOptional,
  typed,
}: {
  readonly row: ReviewRow;
  readonly isOptional: boolean;
  readonly typed: unknown;
}) {
  if (row.words.length > 0) return row.words.map((line) => <span key={line}>{line}</span>);
  if (typeof typed === 'string' && typed.trim() !== '') return <span className={styles.open}>{typed}</span>;
  return (
    <span className={isOptional ? styles.none : styles.open}>
      {isOptional ? 'Left empty' : 'Not answered yet'}
    </span>
  );
}
