import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/app/_ui/empty-state';
import { BalanceStanding } from '@/app/_ui/ledger/balance-standing';
import people from '@/app/_ui/people/people.module.css';
import { asActor } from '@/lib/server/page';
import { type BalanceList, listBalances } from '@/lib/usecases/list-balances';
import messages from '../messages/messages.module.css';

export const metadata: Metadata = { title: 'Balances' };

interface BalancesPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** What every facility has with the registry. */
export default async function BalancesPage({ searchParams }: BalancesPageProps) {
  const { which, after } = await searchParams;
  const onlyLow = which === 'low';
  const key = typeof after === 'string' ? after : undefined;
  const { facilities, next } = await asActor((ctx) => listBalances(ctx, { onlyLow, after: key }));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Balances</h1>
          <p className="muted">
            What each facility has paid in and not used. Open one to see its entries and to record a deposit.
          </p>
        </div>
      </header>
      <nav aria-label="Which facilities" className={messages.which}>
        <Link href={href(false)} prefetch={false} aria-current={onlyLow ? undefined : 'page'}>
          All
        </Link>
        <Link href={href(true)} prefetch={false} aria-current={onlyLow ? 'page' : undefined}>
          Below the minimum
        </Link>
      </nav>
      {facilities.length === 0 ? (
        <EmptyState title={onlyLow ? 'No balance is low' : 'No facility yet'}>
          <p>
            {onlyLow
              ? 'A facility comes here when its balance falls below the minimum that it set.'
              : 'Facilities appear here once they have joined.'}
          </p>
        </EmptyState>
      ) : (
        <BalancesTable facilities={facilities} />
      )}
      <p className={`actions ${people.foot}`}>
        {key !== undefined && (
          <Link href={href(onlyLow)} prefetch={false} className="ds-c-button">
            From the beginning
          </Link>
        )}
        {next !== null && (
          <Link href={href(onlyLow, next)} prefetch={false} className="ds-c-button">
            Further facilities
          </Link>
        )}
      </p>
    </div>
  );
}

function href(onlyLow: boolean, after?: string): string {
  const params = new URLSearchParams({
    ...(onlyLow ? { which: 'low' } : {}),
    ...(after === undefined ? {} : { after }),
  });
  return params.size === 0 ? '/registry/balances' : `/registry/balances?${params.toString()}`;
}

function BalancesTable({ facilities }: Pick<BalanceList, 'facilities'>) {
  return (
    <table className={`table ${people.table}`}>
      <caption className="unseen">Balances of the facilities</caption>
      <thead>
        <tr>
          <th scope="col">Facility</th>
          <th scope="col" className="end">
            Balance
          </th>
          <th scope="col" className="end">
            Minimum
          </th>
          <th scope="col">Last deposit</th>
          <th scope="col">Standing</th>
        </tr>
      </thead>
      <tbody>
        {facilities.map((facility) => (
          <tr key={facility.id}>
            <th scope="row">
              <Link href={`/registry/balances/${facility.id}`} prefetch={false}>
                {facility.name}
              </Link>
              <span className={people.below}>Facility {facility.registryNumber}</span>
            </th>
            <td className="end figures" data-title="Balance">
              {facility.balanceWords}
            </td>
            <td className="end figures" data-title="Minimum">
              {facility.minimumWords}
            </td>
            <td data-title="Last deposit">{facility.depositedWords ?? 'none yet'}</td>
            <td>
              <BalanceStanding standing={facility.standing} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
