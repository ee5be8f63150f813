import type { ReviewSection } from '@/lib/domain/forms/review';
import styles from './worded-answers.module.css';

/** What was asked and answered, in the words in which it was: follow-ups indented under the answer that called for them. */
export function WordedAnswers({ sections }: { readonly sections: readonly ReviewSection[] }) {
  return (
    <div className={styles.sections}>
      {sections.map((section) => (
        <section key={section.key} aria-labelledby={`section-${section.key}`}>
          <h2 id={`section-${section.key}`} className="ruled">
            {section.title}
          </h2>
          <dl className={styles.answers}>
            {section.rows.map((row) => (
              <div key={row.key} className={row.followUp ? styles.followUp : styles.answer}>
                <dt className={row.number ? undefined : styles.plain}>
                  {row.number && <span className={styles.number}>{row.number}</span>}
                  {row.ask}
                </dt>
                {row.words.length === 0 ? (
                  <dd className="muted">not answered</dd>
                ) : (
                  row.words.map((line) => <dd key={line}>{line}</dd>)
                )}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
