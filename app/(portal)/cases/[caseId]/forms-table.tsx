import Link from 'next/link';
import { shortInstant } from '@/app/_ui/short-instant';
import { titleInside } from '@/lib/usecases/case-words';
import type { CaseView, FormLine } from '@/lib/usecases/views';
import styles from './forms-table.module.css';

/** The forms of a case and what has become of each, with its documents. */
export function FormsTable({ view }: { readonly view: CaseView }) {
  return (
    <table className={`table ${styles.forms}`}>
      <caption className="unseen">Forms and documents of this case</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col">Who</th>
          <th scope="col">Documents</th>
        </tr>
      </thead>
      <tbody>
        {view.forms.map((line) => (
          <FormRow key={line.form} line={line} view={view} />
        ))}
        <ClaimSupportRow view={view} />
      </tbody>
    </table>
  );
}

function FormRow({ line, view }: { readonly line: FormLine; readonly view: CaseView }) {
  const { entry } = line;
  return (
    <tr>
      <th scope="row">
        {entry ? (
          <Link href={`/cases/${view.id}/entries/${entry.id}`} prefetch={false}>
            {line.title}
          </Link>
        ) : (
          line.title
        )}
        {entry && entry.revision > 1 && <span className="muted small"> revision {entry.revision}</span>}
      </th>
      <td>{stateOf(line)}</td>
      <td>{whoOf(line, view)}</td>
      <td className={styles.documents}>
        {entry && <a href={`/api/cases/${view.id}/entries/${entry.id}/document.pdf`}>PDF</a>}
        {entry?.attachment && (
          <a href={`/api/cases/${view.id}/attachments/${entry.attachment.id}`}>
            {line.form === 'report' ? 'Report' : 'Signed page'}
          </a>
        )}
        {line.revisions
          .filter(({ id }) => id !== entry?.id)
          .map(({ id, revision }) => (
            <Link key={id} href={`/cases/${view.id}/entries/${id}`} prefetch={false}>
              Revision {revision}
            </Link>
          ))}
        {(line.may.reopen || line.may.keep || line.may.note) && (
          <Link
            href={`/cases/${view.id}/forms/${line.form}/reopen`}
            prefetch={false}
            aria-label={`Correct the ${titleInside(line.title)}`}
          >
            Correct
          </Link>
        )}
      </td>
    </tr>
  );
}

function stateOf({ entry, status, draft, form, answeredBy, reopened }: FormLine): string {
  if (reopened) return status === 'draft' ? 'Reopened, revision begun' : 'Reopened, does not count';
  if (entry) {
    if (entry.channel === 'paper') return 'Signed on paper, transcribed';
    if (entry.signature) return 'Signed';
    return form === 'report' ? 'Attached' : 'Final';
  }
  if (status === 'draft' && draft) return draft.channel === 'paper' ? 'Begun from paper' : 'Begun';
  return answeredBy === 'physician' ? 'With the physician' : 'Open';
}

function whoOf({ entry, draft, answeredBy, reopened }: FormLine, { facility, physician, today }: CaseView) {
  if (reopened) {
    return (
      <>
        {reopened.by}, {reopened.when}
        {reopened.isForPhysician && ', for the physician'}
        <span className={styles.below}>“{reopened.reason}”</span>
        {draft && (
          <span className={styles.below}>saved {shortInstant(draft.savedAt, facility.zone, today)}</span>
        )}
      </>
    );
  }
  if (entry) {
    const when = shortInstant(entry.submittedAt, facility.zone, today);
    if (entry.channel === 'paper' && entry.signature) {
      return (
        <>
          {entry.signature.name}, {entry.signature.when}
          <span className={styles.below}>
            transcribed by {entry.submittedByName}, {when}
          </span>
        </>
      );
    }
    return `${entry.signature?.name ?? entry.submittedByName}, ${when}`;
  }
  if (draft) return `${draft.savedByName}, saved ${shortInstant(draft.savedAt, facility.zone, today)}`;
  return <span className="muted">{answeredBy === 'physician' ? physician.name : facility.name}</span>;
}

function ClaimSupportRow({ view }: { readonly view: CaseView }) {
  const [latest, ...earlier] = view.claimSupport.toSorted((a, b) => b.revision - a.revision);
  return (
    <tr>
      <th scope="row">
        Claim support
        {latest && latest.revision > 1 && <span className="muted small"> revision {latest.revision}</span>}
      </th>
      {latest ? (
        <>
          <td>{latest.current ? 'Issued' : 'Superseded'}</td>
          <td>
            {latest.issuedWhen}
            <span className={`${styles.below} figures`}>code {latest.code}</span>
            {latest.supersededWhen && (
              <span className={styles.below}>
                superseded {latest.supersededWhen}; the next is issued when every rule holds
              </span>
            )}
            {earlier.map(({ revision, issuedWhen, supersededWhen }) => (
              <span key={revision} className={styles.below}>
                revision {revision} of {issuedWhen}, superseded {supersededWhen}
              </span>
            ))}
          </td>
          <td className={styles.documents}>
            {view.may.claimSupport && latest.current && (
              <a href={`/api/cases/${view.id}/claim-support.pdf`}>PDF</a>
            )}
            {view.may.claimSupport &&
              view.claimSupport
                .filter(({ current }) => !current)
                .map(({ revision }) => (
                  <a key={revision} href={`/api/cases/${view.id}/claim-support.pdf?revision=${revision}`}>
                    Revision {revision}
                  </a>
                ))}
          </td>
        </>
      ) : (
        <td colSpan={3} className="muted">
          {view.light === 'yes'
            ? 'is made when it is first downloaded'
            : `appears here when all ${view.verdict.findings.length} rules hold`}
        </td>
      )}
    </tr>
  );
}
