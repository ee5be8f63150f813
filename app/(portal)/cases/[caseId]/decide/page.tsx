import type { Metadata } from 'next';
import Link from 'next/link';
import styles from '@/app/_ui/mend/mend.module.css';
import { ReasonForm } from '@/app/_ui/mend/reason-form';
import { Told } from '@/app/_ui/mend/told';
import { asActor } from '@/lib/server/page';
import { openDecisions } from '@/lib/usecases/open-decisions';
import caseStyles from '../case.module.css';
import { TransferForm } from './transfer-form';

interface DecidePageProps {
  readonly params: Promise<{ readonly caseId: string }>;
}

export const metadata: Metadata = { title: 'Decide about a case' };

/** What the registry decides about a case; each decision is told before it is made, and needs a fresh proof and a reason. */
export default async function DecidePage({ params }: DecidePageProps) {
  const { caseId } = await params;
  const view = await asActor((ctx) => openDecisions(ctx, caseId));
  const address = `/api/cases/${view.caseId}`;
  const home = `/cases/${view.caseId}`;
  return (
    <div className="page page--narrow">
      <nav aria-label="Where you are" className={`${caseStyles.crumbs} no-print`}>
        <Link href={home} prefetch={false}>
          Case {view.caseNumber}
        </Link>
        <span aria-hidden>›</span>
        <span>Decide</span>
      </nav>
      <header className="page-head">
        <div>
          <h1>Decide about case {view.caseNumber}</h1>
          <p className="muted">{view.facility}</p>
        </div>
      </header>
      <p>
        The reason you write stands in the history of the case and on its documents, with your name. The
        people of the facility, and the physician where it concerns them, get a message that names no patient.
      </p>
      <section aria-labelledby="late" className={styles.part}>
        <h2 id="late" className="ruled">
          Accept a late form
        </h2>
        {view.late.length === 0 && <p>No form of this case came late and waits for a decision.</p>}
        {view.late.map(({ form, title, consequences }) => (
          <div key={form}>
            <Told
              id={`told-${form}`}
              heading={`Accepting the ${title} leads to`}
              consequences={consequences}
            />
            <ReasonForm
              id={`accept-${form}`}
              address={`${address}/late-acceptance`}
              body={{ form }}
              label={`Why the ${title} is accepted late`}
              hint="What kept it, and who told you."
              button={`Accept the ${title}`}
              goesTo={home}
              isMain
            />
          </div>
        ))}
      </section>
      <section aria-labelledby="transfer" className={styles.part}>
        <h2 id="transfer" className="ruled">
          Transfer to another facility
        </h2>
        {view.transfer.closed === null ? (
          <>
            <Told
              id="told-transfer"
              heading="A transfer leads to"
              consequences={view.transfer.consequences}
            />
            <TransferForm
              address={`${address}/transfer`}
              facilities={view.transfer.facilities}
              goesTo={home}
            />
          </>
        ) : (
          <p>{view.transfer.closed}</p>
        )}
      </section>
      <section aria-labelledby="ineligible" className={styles.part}>
        <h2 id="ineligible" className="ruled">
          Close as not eligible
        </h2>
        <Told id="told-ineligible" heading="Closing leads to" consequences={view.ineligible} />
        <ReasonForm
          id="ineligible-reason"
          address={`${address}/ineligibility`}
          label="Why the case is not eligible"
          hint="Which rule it does not meet, and how that was found."
          button="Close the case"
          goesTo={home}
        />
      </section>
    </div>
  );
}
