import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/app/_ui/empty-state';
import { asActor } from '@/lib/server/page';
import { completeness } from '@/lib/usecases/completeness';
import { FacilityFigures } from './facility-figures';
import { OverdueTable } from './overdue-table';
import styles from './registry.module.css';

export const metadata: Metadata = { title: 'Completeness' };

/** How complete the registry is: cases by state and facility, what is overdue and by whom, how long steps take. */
export default async function CompletenessPage() {
  const { asOfWords, totals, facilities, overdue, failedMessages } = await asActor(completeness);
  const most = Math.max(0, ...facilities.map(({ cases }) => cases));
  const share = totals.decided === 0 ? null : Math.round((totals.eligible / totals.decided) * 100);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Completeness</h1>
          <p className="muted">As of {asOfWords}</p>
        </div>
        <Link href="/registry/messages" prefetch={false}>
          Messages
        </Link>
      </header>
      {failedMessages > 0 && (
        <p role="status" className={styles.notice}>
          {failedMessages === 1
            ? 'One message could not be sent in the last 30 days.'
            : `${failedMessages} messages could not be sent in the last 30 days.`}{' '}
          <Link href="/registry/messages?status=failed" prefetch={false}>
            See why
          </Link>
        </p>
      )}
      <dl className={styles.totals}>
        <Total label="Cases" value={String(totals.cases)} says={`at ${facilities.length} facilities`} />
        <Total label="Decided" value={String(totals.decided)} says="all rules told yes or no" />
        <Total
          label="Eligible"
          value={share === null ? '–' : `${share} %`}
          says={`${totals.eligible} of ${totals.decided} decided`}
        />
        <Total
          label="Overdue"
          value={String(totals.overdue)}
          says="steps behind their last day"
          isBad={totals.overdue > 0}
        />
      </dl>
      <h2>By facility</h2>
      {facilities.map((facility) => (
        <FacilityFigures key={facility.id} facility={facility} most={most} />
      ))}
      <section aria-labelledby="overdue" className={styles.overdueSection}>
        <h2 id="overdue">Overdue</h2>
        {overdue.length === 0 ? (
          <EmptyState title="Nothing is overdue">
            <p>A step comes here on the day after its last day, with whose turn it was.</p>
          </EmptyState>
        ) : (
          <OverdueTable overdue={overdue} />
        )}
        {overdue.length < totals.overdue && (
          <p className="muted small">
            The {overdue.length} longest of {totals.overdue}.
          </p>
        )}
      </section>
    </div>
  );
}

interface TotalProps {
  readonly label: string;
  readonly value: string;
  readonly says: string;
  readonly isBad?: boolean;
}

function Total({ label, value, says, isBad = false }: TotalProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b className={isBad ? styles.bad : undefined}>{value}</b>
        <span>{says}</span>
      </dd>
    </div>
  );
}
