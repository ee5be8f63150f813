import type { Metadata } from 'next';
import styles from '@/app/_ui/ledger/ledger.module.css';
import { readLedgerAddress } from '@/app/_ui/ledger/ledger-address';
import { LedgerPage } from '@/app/_ui/ledger/ledger-page';
import { MinimumForm } from '@/app/_ui/ledger/minimum-form';
import { settings } from '@/lib/server/env';
import { asActor } from '@/lib/server/page';
import { readLedger } from '@/lib/usecases/read-ledger';

export const metadata: Metadata = { title: 'Balance' };

interface BalancePageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** What the facility has with the registry, and how it came about. */
export default async function BalancePage({ searchParams }: BalancePageProps) {
  const query = readLedgerAddress(await searchParams);
  const view = await asActor((ctx) => readLedger(ctx, query));
  const { registry } = settings();
  return (
    <LedgerPage
      view={view}
      path="/facility/balance"
      isLater={query.before !== undefined}
      title="Balance"
      side={
        <>
          <section aria-labelledby="pay" className={styles.pay}>
            <h2 id="pay">Send a deposit</h2>
            <p>
              Pay by check to {registry.name} with “facility {view.registryNumber}” written on it, or ask for
              a card payment.
            </p>
            <p>The registry records it here, with its number. Questions: {registry.contact}</p>
          </section>
          {view.maySetMinimum && (
            <MinimumForm key={view.minimumTyped} facilityId={view.facilityId} minimum={view.minimumTyped} />
          )}
        </>
      }
    />
  );
}
