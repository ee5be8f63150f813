import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/app/_ui/empty-state';
import type { DenialReason } from '@/lib/domain/claims/denial-reason';
import { sayDay } from '@/lib/domain/schedule/day';
import { asActor } from '@/lib/server/page';
import { type BillingRow, type BillingTab, billingTabs, listBilling } from '@/lib/usecases/list-billing';
import { BillingExport } from './billing-export';
import styles from './billing-list.module.css';

export const metadata: Metadata = { title: 'Billing' };

interface BillingListProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

const labels: Readonly<Record<BillingTab, string>> = {
  ready: 'Ready to bill',
  denied: 'Denied',
  billed: 'Waiting for payment',
  paid: 'Paid',
};
const order = ['ready', 'denied', 'billed', 'paid'] as const satisfies readonly BillingTab[];

const empty: Readonly<Record<BillingTab, readonly [string, string]>> = {
  ready: ['Nothing is ready to bill', 'A case comes here when every rule of it holds.'],
  denied: [
    'No claim is denied',
    'A denial comes here with its reason codes, and leaves when it is sent again.',
  ],
  billed: ['No claim waits for payment', 'A claim comes here when it is marked as billed.'],
  paid: [
    'No claim is paid yet',
    'A claim comes here when its payment is noted, by hand or from a remittance list.',
  ],
};

/** The facility's claims by what is to be done with them. */
export default async function BillingListPage({ searchParams }: BillingListProps) {
  const { tab: asked, after } = await searchParams;
  const tab = billingTabs.find((known) => known === asked) ?? 'ready';
  const list = await asActor((ctx) =>
    listBilling(ctx, { tab, after: typeof after === 'string' ? after : undefined }),
  );
  const [emptyTitle, emptyWords] = empty[tab];
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Billing</h1>
          <p className="muted">
            Claims of {list.facility}. Days are counted in {list.zoneWords}.
          </p>
        </div>
        <p className="actions no-print">
          <Link href="/billing/remittance" prefetch={false} className="ds-c-button">
            Import a remittance list
          </Link>
        </p>
      </header>
      <nav aria-label="Claims by state" className={`${styles.tabs} no-print`}>
        <ul className="plain">
          {order.map((known) => (
            <li key={known}>
              <Link
                href={href(known)}
                prefetch={false}
                scroll={false}
                aria-current={known === tab ? 'page' : undefined}
                className={styles.tab}
              >
                {labels[known]} <span className={styles.count}>{list.counts[known]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {list.rows.length === 0 ? (
        <EmptyState title={emptyTitle}>
          <p>{emptyWords}</p>
        </EmptyState>
      ) : (
        <>
          <ClaimRows tab={tab} rows={list.rows} denials={list.denials} />
          <div className={`actions ${styles.foot} no-print`}>
            {after !== undefined && (
              <Link href={href(tab)} prefetch={false} className="ds-c-button">
                To the beginning
              </Link>
            )}
            {list.next !== null && (
              <Link href={href(tab, list.next)} prefetch={false} className="ds-c-button">
                Next {labels[tab].toLowerCase()}
              </Link>
            )}
            <BillingExport tab={tab} about={labels[tab].toLowerCase()} />
          </div>
        </>
      )}
    </div>
  );
}

function href(tab: BillingTab, after?: string): string {
  const params = new URLSearchParams({
    ...(tab === 'ready' ? {} : { tab }),
    ...(after === undefined ? {} : { after }),
  });
  return params.size === 0 ? '/billing' : `/billing?${params.toString()}`;
}

interface ClaimRowsProps {
  readonly tab: BillingTab;
  readonly rows: readonly BillingRow[];
  readonly denials: readonly DenialReason[];
}

function ClaimRows({ tab, rows, denials }: ClaimRowsProps) {
  const isReady = tab === 'ready';
  return (
    <table className={`table ${styles.claims}`}>
      <caption className="unseen">{labels[tab]}</caption>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Patient</th>
          <th scope="col">Scan</th>
          <th scope="col">{isReady ? 'What to do' : 'Claim'}</th>
          <th scope="col">{isReady ? 'Waiting' : labels[tab]}</th>
          {tab === 'denied' && <th scope="col">Why, and what to do</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <Link href={`/cases/${row.caseId}/billing`} prefetch={false} className="figures">
                {row.number}
              </Link>
            </th>
            <td>{row.patient}</td>
            <td>
              <time dateTime={row.scanOn}>{sayDay(row.scanOn, 'short')}</time>
            </td>
            <td>
              {isReady ? (
                'Send the claims'
              ) : (
                <>
                  {row.claim}
                  <span className={`${styles.below} figures`}>{row.controlNumber}</span>
                </>
              )}
            </td>
            <td>
              {row.sinceOn && <time dateTime={row.sinceOn}>{sayDay(row.sinceOn, 'short')}</time>}
              <span className={row.sinceOn ? styles.below : undefined}>
                {row.days} {row.days === 1 ? 'day' : 'days'}
                {isReady && ' since the scan'}
              </span>
            </td>
            {tab === 'denied' && (
              <td className={styles.why}>
                {row.reasons.map((code) => {
                  const known = denials.find((reason) => reason.code === code);
                  return (
                    <p key={code}>
                      <strong className="figures">{code}</strong> {known?.todo ?? 'Ask your contractor.'}
                      {known?.unconfirmed && <span className="muted small"> unconfirmed</span>}
                    </p>
                  );
                })}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
