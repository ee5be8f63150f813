import type { Metadata } from 'next';
import Link from 'next/link';
import { DownloadIcon } from '@/app/_ui/icons';
import { WordedAnswers } from '@/app/_ui/worded-answers';
import styles from '../../case.module.css';
import { caseOf, entryOf } from '../../case-of';
import entryStyles from './entry.module.css';
import { EntryHead } from './entry-head';
import { Revised } from './revised';

interface EntryPageProps {
  readonly params: Promise<{ readonly caseId: string; readonly entryId: string }>;
}

export async function generateMetadata({ params }: EntryPageProps): Promise<Metadata> {
  const { caseId, entryId } = await params;
  const { title } = await entryOf(caseId, entryId);
  const { number } = await caseOf(caseId);
  return { title: `${title}, case ${number}` };
}

/** A submitted form as it was: read-only, in the words of its day, with its signature. */
export default async function EntryPage({ params }: EntryPageProps) {
  const { caseId, entryId } = await params;
  const entry = await entryOf(caseId, entryId);
  const view = await caseOf(caseId);
  const line = view.forms.find(({ form }) => form === entry.form);
  const others = line?.revisions.filter(({ id }) => id !== entry.id) ?? [];
  const isLatest = others.every(({ revision }) => revision < entry.revision);
  return (
    <div className="page page--narrow">
      <nav aria-label="Where you are" className={`${styles.crumbs} no-print`}>
        <Link href={`/cases/${view.id}`} prefetch={false}>
          Case {view.number}
        </Link>
        <span aria-hidden>›</span>
        <span>{entry.title}</span>
      </nav>
      <header className="page-head">
        <div>
          <h1>{entry.title}</h1>
          <p className="muted">
            {view.patient.familyName}, {view.patient.givenName} ·{' '}
            <span className="figures">{view.number}</span> · {view.facility.name}
          </p>
        </div>
        <div className="actions no-print">
          {entry.attachment && (
            <a href={`/api/cases/${view.id}/attachments/${entry.attachment.id}`} className="ds-c-button">
              {entry.form === 'report' ? 'Report' : 'Signed page'}
            </a>
          )}
          {line && (line.may.reopen || line.may.keep || line.may.note) && (
            <Link
              href={`/cases/${view.id}/forms/${entry.form}/reopen`}
              prefetch={false}
              className="ds-c-button"
            >
              Correct
            </Link>
          )}
          <a
            href={`/api/cases/${view.id}/entries/${entry.id}/document.pdf`}
            className={`ds-c-button ${entryStyles.download}`}
          >
            <DownloadIcon /> PDF
          </a>
        </div>
      </header>
      {isLatest && entry.revised.ended && (
        <p className={entryStyles.superseded}>
          Reopened on {entry.revised.ended.when}: it counts again when it is given again or closed as it was.
        </p>
      )}
      {!isLatest && (
        <p className={entryStyles.superseded}>
          Superseded{entry.revised.ended && ` on ${entry.revised.ended.when}`}. A later revision counts:{' '}
          {others
            .filter(({ revision }) => revision > entry.revision)
            .map(({ id, revision }) => (
              <Link key={id} href={`/cases/${view.id}/entries/${id}`} prefetch={false}>
                revision {revision}
              </Link>
            ))}
        </p>
      )}
      <EntryHead entry={entry} />
      <Revised entry={entry} />
      <WordedAnswers sections={entry.sections} />
      {isLatest && others.length > 0 && (
        <p className={entryStyles.earlier}>
          Earlier:{' '}
          {others.map(({ id, revision }) => (
            <Link key={id} href={`/cases/${view.id}/entries/${id}`} prefetch={false}>
              revision {revision}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}
