import type { Difference } from '@/lib/domain/forms/differences';
import type { EntryRevision, EntryView } from '@/lib/usecases/views';
import styles from './entry.module.css';

/** Why a form was revised, what that changed answer by answer, and what was noted beside it. */
export function Revised({ entry }: { readonly entry: EntryView & { readonly revised: EntryRevision } }) {
  const { because, changes, notes } = entry.revised;
  return (
    <>
      {changes && (
        <section aria-labelledby="changes" className={styles.changes}>
          <h2 id="changes" className="ruled">
            What changed from revision {changes.from}
          </h2>
          {because && (
            <p>
              “{because.reason}”{' '}
              <span className="muted">
                {because.by}, {because.when}
              </span>
            </p>
          )}
          {changes.answers.length === 0 ? (
            <p>No answer changed; the form was given again as it was.</p>
          ) : (
            <table className="table">
              <caption className="unseen">
                Answers of revision {changes.from} and revision {entry.revision}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Question</th>
                  <th scope="col">Revision {changes.from}</th>
                  <th scope="col">Revision {entry.revision}</th>
                </tr>
              </thead>
              <tbody>
                {changes.answers.map((answer) => (
                  <tr key={answer.key}>
                    <th scope="row">
                      {answer.number && <span className="muted">{answer.number} </span>}
                      {answer.ask}
                    </th>
                    <td>
                      <Words words={answer.before} />
                    </td>
                    <td>
                      <Words words={answer.after} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      )}
      {notes.length > 0 && (
        <section aria-labelledby="notes" className={styles.changes}>
          <h2 id="notes" className="ruled">
            Notes
          </h2>
          <ul className="plain">
            {notes.map(({ text, by, when }) => (
              <li key={`${when} ${text}`}>
                <p>{text}</p>
                <p className="muted small">
                  {by}, {when}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Words({ words }: { readonly words: Difference['before'] }) {
  if (words === null) return <span className="muted">not asked</span>;
  return words.length === 0 ? <span className="muted">no answer</span> : words.join(', ');
}
