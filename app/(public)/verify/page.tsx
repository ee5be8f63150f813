import type { Metadata } from 'next';
import { CircleCheckIcon, OctagonIcon, TriangleIcon } from '@/app/_ui/icons';
import { confirmDocument } from '@/lib/server/confirm-document';
import { problemWords } from '@/lib/server/problem-words';
import type { DocumentCheck } from '@/lib/usecases/views';
import styles from './verify.module.css';

export const metadata: Metadata = { title: 'Confirm a document' };

interface VerifyPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** Whether a claim support was issued here and is current. A code tells of no patient, so it may stand in an address. */
export default async function VerifyPage({ searchParams }: VerifyPageProps) {
  const { code } = await searchParams;
  const typed = typeof code === 'string' ? code.trim().slice(0, 100) : '';
  const found = typed === '' ? null : await confirmDocument(typed);
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>Confirm a document</h1>
          <p className="muted">
            Each claim support carries a code of twelve characters at the foot of its pages, also as a QR
            code.
          </p>
        </div>
      </header>
      <form action="/verify" className={styles.form}>
        <div>
          <label htmlFor="code">Code</label>
          <input
            id="code"
            name="code"
            defaultValue={typed}
            placeholder="K7QM-2RXD-94TA"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={100}
            className={styles.field}
          />
        </div>
        <button type="submit" className="ds-c-button ds-c-button--solid">
          Confirm
        </button>
      </form>
      <div role="status">
        {code !== undefined && typed === '' && (
          <div className={`${styles.answer} ${styles.open}`}>
            <p>Type the code as it stands on the document, with or without dashes.</p>
          </div>
        )}
        {found?.ok && <Issued check={found.value} />}
        {found && !found.ok && (
          <div className={`${styles.answer} ${styles.no}`}>
            <h2>
              <OctagonIcon size={20} />
              {found.problem.code === 'not-found'
                ? 'No document has this code'
                : problemWords(found.problem).title}
            </h2>
            <p>
              {found.problem.code === 'not-found'
                ? 'Compare it with the document, letter by letter. If it is right, the document was not issued here.'
                : problemWords(found.problem).detail}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

function Issued({ check }: { readonly check: DocumentCheck }) {
  return (
    <div className={`${styles.answer} ${check.superseded === null ? styles.yes : styles.atRisk}`}>
      <h2>
        {check.superseded === null ? <CircleCheckIcon size={20} /> : <TriangleIcon size={20} />}
        {check.superseded === null ? 'Issued here, and current' : 'Issued here, but superseded'}
      </h2>
      {check.superseded && (
        <p>
          The case was corrected after this document was made.{' '}
          {check.superseded.by === null
            ? 'Nothing has replaced it yet: while the correction lasts no claim support is current.'
            : `Revision ${check.superseded.by} has replaced it; ask the facility for that one.`}
        </p>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>Case</dt>
          <dd className="figures">{check.caseNumber}</dd>
        </div>
        <div>
          <dt>Date of service</dt>
          <dd>{check.dateOfServiceWords}</dd>
        </div>
        <div>
          <dt>Issued</dt>
          <dd>{check.issuedWords}</dd>
        </div>
        <div>
          <dt>Revision</dt>
          <dd>{check.revision}</dd>
        </div>
        {check.superseded && (
          <div>
            <dt>Superseded</dt>
            <dd>{check.superseded.when}</dd>
          </div>
        )}
      </dl>
      <p className="muted small">
        Compare the case number and the date of service with the document. No patient is shown here.
      </p>
    </div>
  );
}
