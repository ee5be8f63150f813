import type { Metadata } from 'next';
import Link from 'next/link';
import { nothingHere, pageContext } from '@/lib/server/page';
import { RemittanceForm } from './remittance-form';

export const metadata: Metadata = { title: 'Import a remittance list' };

/** Takes the contractor's answers to many claims at once. */
export default async function RemittancePage() {
  const { actor } = await pageContext();
  if (actor.facilityId === null) return nothingHere();
  return (
    <div className="page page--narrow">
      <nav aria-label="Where you are" className="no-print">
        <Link href="/billing" prefetch={false}>
          Billing
        </Link>
      </nav>
      <header className="page-head">
        <div>
          <h1>Import a remittance list</h1>
          <p className="muted">
            A file with commas (CSV) whose first row names the columns <b>claim</b>, <b>outcome</b>,{' '}
            <b>date</b> and <b>reasons</b>. Other columns are passed over.
          </p>
        </div>
      </header>
      <RemittanceForm />
    </div>
  );
}
