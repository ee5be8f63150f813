import { CircleCheckIcon, OctagonIcon } from '@/app/_ui/icons';
import { signingWords } from '@/lib/domain/cases/signing-method';
import type { EntryProof, EntryView, SignatureView } from '@/lib/usecases/views';
import styles from './entry.module.css';

function howSigned(method: SignatureView['method']): string {
  if (method === 'paper') return 'On paper';
  const words = signingWords(method);
  return method === 'link' ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : `With ${words}`;
}

/** Who said this, when, meaning what, and what binds it. */
export function EntryHead({ entry }: { readonly entry: EntryView & { readonly proof: EntryProof } }) {
  const { signature, proof } = entry;
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
            <dd>{howSigned(signature.method)}</dd>
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
      <Proof proof={proof} isSigned={signature !== null} contentHash={entry.contentHash} />
    </section>
  );
}

interface ProofProps {
  readonly proof: EntryProof;
  readonly isSigned: boolean;
  readonly contentHash: string;
}

/** Whether it is as it was signed, made sure of just now, and what was compared. */
function Proof({ proof, isSigned, contentHash }: ProofProps) {
  const { isIntact, checked, differs, seal, line } = proof;
  if (!isIntact) {
    return (
      <div role="alert" className={styles.broken}>
        <h3>
          <OctagonIcon size={18} /> {isSigned ? 'Not as it was signed' : 'Not as it was submitted'}
        </h3>
        <ul>
          {differs.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>Somebody changed what is stored. Do not rely on this form, and tell the registry.</p>
      </div>
    );
  }
  return (
    <details className={styles.hash}>
      <summary>{isSigned ? 'Signature intact' : 'As it was submitted'}: what was checked</summary>
      <p className="small">Compared just now with what was kept: {checked.join('; ')}.</p>
      <dl className={styles.hashes}>
        <div>
          <dt>Content, SHA-256</dt>
          <dd>
            <code>{contentHash}</code>
          </dd>
        </div>
        {seal !== null && (
          <div>
            <dt>Seal of the signature, SHA-256{line !== null && `, in line ${line} of the audit`}</dt>
            <dd>
              <code>{seal}</code>
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}
