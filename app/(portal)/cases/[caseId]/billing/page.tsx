import type { Metadata } from 'next';
import Link from 'next/link';
import { ClaimLines } from '@/app/_ui/claim-lines';
import { EmptyState } from '@/app/_ui/empty-state';
import { sayDay } from '@/lib/domain/schedule/day';
import { zoneWords } from '@/lib/domain/schedule/zone';
import { asActor } from '@/lib/server/page';
import { type BillingView, readBilling } from '@/lib/usecases/read-billing';
import caseStyles from '../case.module.css';
import styles from './billing.module.css';
import { ClaimScrubber } from './claim-scrubber';
import { ClaimsTable } from './claims-table';
import { SegmentsBox } from './segments-box';

export const metadata: Metadata = { title: 'Billing' };

interface BillingPageProps {
  readonly params: Promise<{ readonly caseId: string }>;
}

/** What a biller needs for a case: its claims line by line, as X12, tried before they are sent, and what became of them. */
export default async function BillingPage({ params }: BillingPageProps) {
  const { caseId } = await params;
  const { view, number, says } = await asActor((ctx) => readBilling(ctx, { caseId }));
  return (
    <div className="page">
      <nav aria-label="Where you are" className={`${caseStyles.crumbs} no-print`}>
        <Link href={`/cases/${caseId}`} prefetch={false}>
          Case {number}
        </Link>
        <span aria-hidden>›</span>
        <span>Billing</span>
      </nav>
      <header className={caseStyles.head}>
        <h1>
          Billing <span className={caseStyles.number}>{number}</span>
        </h1>
        {view && (
          <p className="muted">
            {view.patient.name} · born {view.patient.bornWords} · MBI{' '}
            <span className="figures">{view.patient.mbi}</span> · scanned {sayDay(view.serviceOn, 'long')}
          </p>
        )}
      </header>
      {view ? (
        <Claims view={view} />
      ) : (
        <EmptyState
          title="Nothing to bill yet"
          action={
            <Link href={`/cases/${caseId}`} prefetch={false} className="ds-c-button">
              Back to the case
            </Link>
          }
        >
          <p>{says}</p>
        </EmptyState>
      )}
    </div>
  );
}

function Claims({ view }: { readonly view: BillingView }) {
  return (
    <div className={caseStyles.main}>
      <section aria-labelledby="stand">
        <h2 id="stand">Where the claims stand</h2>
        <ClaimsTable
          caseId={view.caseId}
          claims={view.claims}
          denials={view.denials}
          today={view.today}
          zoneWords={zoneWords(view.zone)}
        />
      </section>
      <section aria-labelledby="recipes">
        <h2 id="recipes">What to put on the claim</h2>
        <p className="muted">
          By the rules of {sayDay(view.serviceOn, 'long')}: {view.edition}.
        </p>
        <ClaimLines advice={view.recipes.map(({ advice }) => advice)} />
        <dl className={styles.npis}>
          <div>
            <dt>Facility NPI</dt>
            <dd className="figures">{view.npis.facility}</dd>
          </div>
          <div>
            <dt>Referring NPI</dt>
            <dd className="figures">{view.npis.referring}</dd>
          </div>
          <div>
            <dt>Interpreting NPI</dt>
            <dd className="figures">{view.npis.interpreting}</dd>
          </div>
        </dl>
      </section>
      <section aria-labelledby="scrub">
        <h2 id="scrub">Try a claim before you send it</h2>
        <ClaimScrubber view={view} />
      </section>
      <section aria-labelledby="copy">
        <h2 id="copy">To copy</h2>
        <SegmentsBox recipes={view.recipes} usual={view.usual} />
      </section>
    </div>
  );
}
