import type { Metadata } from 'next';
import Link from 'next/link';
import { DepositForm } from '@/app/_ui/ledger/deposit-form';
import { readLedgerAddress } from '@/app/_ui/ledger/ledger-address';
import { LedgerPage } from '@/app/_ui/ledger/ledger-page';
import { MinimumForm } from '@/app/_ui/ledger/minimum-form';
import { asActor, nothingHere, pageContext } from '@/lib/server/page';
import { readLedger } from '@/lib/usecases/read-ledger';

export const metadata: Metadata = { title: 'Balance of a facility' };

interface FacilityBalancePageProps {
  readonly params: Promise<{ readonly facilityId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** One facility's books, with what the registry does to them. */
export default async function FacilityBalancePage({ params, searchParams }: FacilityBalancePageProps) {
  const { facilityId } = await params;
  const { actor } = await pageContext();
  // A facility's own page is another.
  if (actor.facilityId !== null) return nothingHere();
  const query = readLedgerAddress(await searchParams);
  const view = await asActor((ctx) => readLedger(ctx, { ...query, facilityId }));
  return (
    <LedgerPage
      view={view}
      path={`/registry/balances/${view.facilityId}`}
      isLater={query.before !== undefined}
      title={`Balance of ${view.facilityName}`}
      side={
        <>
          {view.mayRecord && <DepositForm facilityId={view.facilityId} />}
          {view.maySetMinimum && (
            <MinimumForm key={view.minimumTyped} facilityId={view.facilityId} minimum={view.minimumTyped} />
          )}
          <p>
            <Link href="/registry/balances" prefetch={false}>
              All balances
            </Link>
          </p>
        </>
      }
    />
  );
}
