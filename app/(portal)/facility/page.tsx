import type { Metadata } from 'next';
import { BalanceBanner } from '@/app/_ui/ledger/balance-banner';
import { asActor } from '@/lib/server/page';
import { facilityView } from '@/lib/usecases/facility-view';
import styles from './facility.module.css';
import { PeopleTable, PhysiciansTable } from './facility-tables';

export const metadata: Metadata = { title: 'Facility' };

/** How the facility takes part, who works in it, and how its referring physicians answer. */
export default async function FacilityPage() {
  const view = await asActor(facilityView);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{view.name}</h1>
          <p className="muted">
            {view.address} · facility {view.registryNumber}, the first part of its case numbers
          </p>
        </div>
      </header>
      <BalanceBanner />
      <dl className={styles.facts}>
        <Fact label="Approved">{view.approvedWords ?? 'not yet'}</Fact>
        <Fact label="Agreement">{view.agreementWords ?? 'none'}</Fact>
        <Fact label="Days end at midnight in">{view.zoneWords}</Fact>
        <Fact label="NPI">{view.npi}</Fact>
        <Fact label="CCN">{view.ccn ?? 'none'}</Fact>
      </dl>
      <section aria-labelledby="physicians" className={styles.section}>
        <h2 id="physicians">Referring physicians</h2>
        <p className="muted small">
          From the scan to the signed post-PET form, on average, beside the 30 days of its window.
        </p>
        <PhysiciansTable physicians={view.physicians} window={30} />
      </section>
      <section aria-labelledby="people" className={styles.section}>
        <h2 id="people">People</h2>
        <PeopleTable people={view.people} />
      </section>
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figures">{children}</dd>
    </div>
  );
}
