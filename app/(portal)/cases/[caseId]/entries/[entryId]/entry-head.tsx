import { CircleCheckIcon } from '@/app/_ui/icons';
import { signingWords } from '@/lib/domain/cases/signing-method';
import type { EntryView } from '@/lib/usecases/views';
import styles from './entry.module.css';

/** Who said this, when, meaning what, and what binds it. */
export function EntryHead({ entry }: { readonly entry: EntryView }) {
  const { signature } = entry;
  return (
    <section aria-labelledby="signed" className={styles.signed}>
      <h2 id="signed">
        <CircleCheckIcon size={18} className={styles.check} />
        {signature ? `Signed by ${signature.name}` : `Submitted by ${entry.submittedByName}`}
      </h2>
      {signature && <p className={styles.meaning}>“{signature.meaning}”</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{signature ? 'Signed' : 'Submitted'}</dt>
          <dd>{signature ? signature.when : entry.submittedWhen}</dd>
        </div>
        {signature?.npi && (
          <div>
            <dt>NPI</dt>
            <dd className="figures">{signature.npi}</dd>
          </div>
        )}
        {signature && (
          <div>
            <dt>How</dt>
            <dd>{signature.method === 'paper' ? 'On paper' : `With ${signingWords(signature.method)}`}</dd>
          </div>
        )}
        {entry.channel === 'paper' && (
          <div>
            <dt>Transcribed</dt>
            <dd>
              by {entry.submittedByName}, {entry.submittedWhen}
            </dd>
          </div>
        )}
        <div>
          <dt>Receipt</dt>
          <dd className="figures">{entry.receipt}</dd>
        </div>
        <div>
          <dt>Revision</dt>
          <dd>
            {entry.revision}, on version {entry.definitionVersion} of the form
          </dd>
        </div>
      </dl>
      <details className={styles.hash}>
        <summary>What binds it</summary>
        <p className="small">
          SHA-256 over the form, its revision and every answer: <code>{entry.contentHash}</code>
        </p>
      </details>
    </section>
  );
}
