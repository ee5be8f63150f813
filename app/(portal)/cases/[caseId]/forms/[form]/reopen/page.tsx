import type { Metadata } from 'next';
import Link from 'next/link';
import styles from '@/app/_ui/mend/mend.module.css';
import { ReasonForm } from '@/app/_ui/mend/reason-form';
import { Told } from '@/app/_ui/mend/told';
import { asActor, nothingHere, pageContext } from '@/lib/server/page';
import { titleInside } from '@/lib/usecases/case-words';
import { openReopening } from '@/lib/usecases/open-reopening';
import caseStyles from '../../../case.module.css';
import { caseOf } from '../../../case-of';
import { formIn } from '../form-in';

interface ReopenPageProps {
  readonly params: Promise<{ readonly caseId: string; readonly form: string }>;
}

export const metadata: Metadata = { title: 'Correct a form' };

/** What can be done about a form that was given: reopen it, close it as it was, or note something beside it. */
export default async function ReopenPage({ params }: ReopenPageProps) {
  const { caseId, form: named } = await params;
  const form = formIn(named);
  if (form === undefined) return nothingHere();
  const { actor } = await pageContext();
  const opened = await asActor((ctx) => openReopening(ctx, { caseId, form }));
  const view = await caseOf(caseId);
  const line = view.forms.find((candidate) => candidate.form === form);
  if (!line?.entry || !(line.may.reopen || line.may.keep || line.may.note)) return nothingHere();
  const title = titleInside(line.title);
  const address = `/api/cases/${view.id}/forms/${form}`;
  const home = `/cases/${view.id}`;
  const isForPhysician = line.answeredBy === 'physician' && actor.role !== 'physician';
  return (
    <div className="page page--narrow">
      <nav aria-label="Where you are" className={`${caseStyles.crumbs} no-print`}>
        <Link href={home} prefetch={false}>
          Case {view.number}
        </Link>
        <span aria-hidden>›</span>
        <span>Correct the {title}</span>
      </nav>
      <header className="page-head">
        <div>
          <h1>Correct the {title}</h1>
          <p className="muted">
            {view.patient.familyName}, {view.patient.givenName} ·{' '}
            <span className="figures">{view.number}</span> · revision {line.entry.revision}, given{' '}
            {line.entry.submittedWhen}
          </p>
        </div>
      </header>
      {opened.kind === 'closed' && <p className={styles.told}>{opened.says}</p>}
      {opened.kind === 'told' && (
        <>
          <Told heading="What reopening leads to" consequences={opened.consequences} />
          <p>
            The answers stay as they are and become the draft of revision {line.entry.revision + 1}. Revision{' '}
            {line.entry.revision} stays readable as it was signed.
            {isForPhysician &&
              ` ${view.physician.name} revises and signs it in the portal, by an e-mailed link, or on paper.`}
          </p>
          <div className={styles.part}>
            <ReasonForm
              id="reopen"
              address={`${address}/reopen`}
              label={
                isForPhysician ? 'What does the physician want to correct?' : 'What has to be corrected?'
              }
              hint={
                isForPhysician
                  ? 'Say who asked and when, for example “Dr. Iyer called: the stage should be regional.” Everybody who sees the case reads it.'
                  : 'One sentence. Everybody who sees the case reads it.'
              }
              button={isForPhysician ? 'Reopen it for the physician' : 'Reopen the form'}
              goesTo={isForPhysician ? home : `${home}/forms/${form}`}
              isMain
            />
          </div>
        </>
      )}
      {line.may.keep && (
        <section aria-labelledby="keep-title" className={styles.part}>
          <h2 id="keep-title">Close it as it was</h2>
          <p>
            Revision {line.entry.revision} counts again, as it was given. What was typed since is put aside.
          </p>
          <ReasonForm
            id="keep"
            address={`${address}/keep`}
            label="Why does it stay as it was?"
            hint="One sentence."
            button="Close it as it was"
            goesTo={home}
          />
        </section>
      )}
      {line.may.note && (
        <section aria-labelledby="note-title" className={styles.part}>
          <h2 id="note-title">Or note something beside it</h2>
          <p>
            The answers stay exactly as they are. The note stands beside them on the page and in the PDF, with
            your name and the time.
          </p>
          <ReasonForm
            id="note"
            address={`${address}/note`}
            label="Note"
            hint="What a reader of this form should know."
            button="Add the note"
            goesTo={`${home}/entries/${line.entry.id}`}
          />
        </section>
      )}
    </div>
  );
}
