import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { CircleCheckIcon, DownloadIcon } from '@/app/_ui/icons';
import { sayDay } from '@/lib/domain/schedule/day';
import { asActor, nothingHere, pageContext } from '@/lib/server/page';
import { readCase } from '@/lib/usecases/read-case';
import type { CaseView } from '@/lib/usecases/views';
import { Plans } from '../../../plans';
import { formIn } from '../form-in';
import styles from './given.module.css';

export const metadata: Metadata = { title: 'Received' };

interface GivenPageProps {
  readonly params: Promise<{ readonly caseId: string; readonly form: string }>;
}

/** A form was given: its receipt, its PDF, and what happens next. */
export default async function GivenPage({ params }: GivenPageProps) {
  const { caseId, form: named } = await params;
  const form = formIn(named);
  if (form === undefined) return nothingHere();
  const { actor } = await pageContext();
  const view = await asActor((ctx) => readCase(ctx, caseId));
  const line = view.forms.find((candidate) => candidate.form === form);
  const entry = line?.entry;
  if (!line || !entry) redirect(`/cases/${caseId}/forms/${form}`);
  const isPhysician = actor.role === 'physician';
  return (
    <div className={`page ${styles.given}`}>
      <p className={styles.mark}>
        <CircleCheckIcon size={44} />
      </p>
      <h1>{entry.signature ? `${line.title}: signed and received` : `${line.title}: received`}</h1>
      <dl className={styles.receipt}>
        <dt>Receipt</dt>
        <dd className={styles.number}>{entry.receipt}</dd>
        <dt>Case</dt>
        <dd className="figures">{view.number}</dd>
        <dt>Received</dt>
        <dd>{entry.submittedWhen}</dd>
        {entry.signature && (
          <>
            <dt>Signed by</dt>
            <dd>
              {entry.signature.name}, {entry.signature.when}
            </dd>
          </>
        )}
      </dl>
      <div className="actions">
        <a className="ds-c-button" href={`/api/cases/${view.id}/entries/${entry.id}/document.pdf`}>
          <DownloadIcon size={16} /> PDF of the answers
        </a>
        <Link
          className="ds-c-button ds-c-button--solid"
          href={isPhysician ? '/forms' : `/cases/${view.id}`}
          prefetch={false}
        >
          {isPhysician ? 'Go to the forms that wait' : 'Go to the case'}
        </Link>
      </div>
      <section className={styles.next} aria-labelledby="next-title">
        <h2 id="next-title">What happens next</h2>
        <p>{nextWords(view, isPhysician)}</p>
      </section>
      {form === 'post-pet' && view.plans && (
        <section className={styles.plans} aria-labelledby="plans-title">
          <h2 id="plans-title">The plan before and after PET</h2>
          <Plans plans={view.plans} />
        </section>
      )}
    </div>
  );
}

/** The next step of the case, as a sentence to whoever just gave the form. */
function nextWords({ nextStep, facility, forms }: CaseView, isPhysician: boolean): string {
  if (nextStep.who === 'nobody') return `${nextStep.what}.`;
  const until = nextStep.by === null ? '' : `, until ${sayDay(nextStep.by, 'weekday')}`;
  const what = `${nextStep.what.charAt(0).toLowerCase()}${nextStep.what.slice(1)}${until}`;
  if (!isPhysician) return `Next: ${what}.`;
  const own = forms.find((line) => line.form === nextStep.form && line.answeredBy === 'physician');
  if (own) return `Next, for you: ${own.title.charAt(0).toLowerCase()}${own.title.slice(1)}${until}.`;
  const who = nextStep.who === 'facility' ? facility.name : 'the registry';
  return `Nothing more is asked of you now. Next, ${who}: ${what}.`;
}
