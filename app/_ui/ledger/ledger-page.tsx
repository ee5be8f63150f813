import Link from 'next/link';
import type { ReactNode } from 'react';
import type { LedgerView } from '@/lib/usecases/ledger-view';
import { EmptyState } from '../empty-state';
import people from '../people/people.module.css';
import { BalanceStanding } from './balance-standing';
import styles from './ledger.module.css';
import { LedgerTable } from './ledger-table';

interface LedgerPageProps {
  readonly view: LedgerView;
  /** The address of this page, for its filters. */
  readonly path: string;
  /** Whether a page before this one was left. */
  readonly isLater: boolean;
  readonly title: string;
  /** What can be done, beside the entries. */
  readonly side: ReactNode;
}

/** A facility's balance: how much, how it came about, its statements, and the rules it follows. */
export function LedgerPage({ view, path, isLater, title, side }: LedgerPageProps) {
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="muted">
            {view.facilityName} · facility {view.registryNumber} · days end at midnight in {view.zoneWords}
          </p>
        </div>
      </header>
      <dl className={styles.figures}>
        <div>
          <dt>Balance</dt>
          <dd>
            {view.balanceWords}
            <span>
              <BalanceStanding standing={view.standing} />
            </span>
          </dd>
        </div>
        <div>
          <dt>Covers</dt>
          <dd>
            {view.casesCovered} {view.casesCovered === 1 ? 'case' : 'cases'}
            <span>at {view.feeWords} each</span>
          </dd>
        </div>
        <div>
          <dt>Minimum balance</dt>
          <dd>
            {view.minimumWords}
            <span>below it, managers get one e-mail</span>
          </dd>
        </div>
      </dl>
      <div className={styles.columns}>
        <div>
          <section aria-labelledby="entries" className={styles.section}>
            <h2 id="entries">Entries</h2>
            {view.months.length > 0 && <Filters view={view} path={path} />}
            {view.lines.length === 0 ? (
              <EmptyState
                title={view.hasEntries ? 'No entry here' : 'No entry yet'}
                {...(view.hasEntries ? { action: <Link href={path}>Show all entries</Link> } : {})}
              >
                <p>
                  {view.hasEntries
                    ? 'Nothing was paid in or charged in this month.'
                    : 'The first deposit appears here, then the fee of each registered case and every refund.'}
                </p>
              </EmptyState>
            ) : (
              <LedgerTable view={view} />
            )}
            {(isLater || view.next !== null) && (
              <p className={`actions ${people.foot}`}>
                {isLater && (
                  <Link href={href(path, view.month)} prefetch={false} className="ds-c-button">
                    Newest
                  </Link>
                )}
                {view.next !== null && (
                  <Link href={href(path, view.month, view.next)} prefetch={false} className="ds-c-button">
                    Earlier entries
                  </Link>
                )}
              </p>
            )}
          </section>
          <section aria-labelledby="rules" className={styles.section}>
            <h2 id="rules">What costs what, and what is given back</h2>
            <ul className={styles.rules}>
              {view.rules.map(({ id, says, cites }) => (
                <li key={id}>
                  <strong>{id}</strong> {says}
                  <span className={styles.below}>{cites}.</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <div className={styles.side}>{side}</div>
      </div>
    </div>
  );
}

function href(path: string, month: string | null, before?: number): string {
  const params = new URLSearchParams({
    ...(month === null ? {} : { month }),
    ...(before === undefined ? {} : { before: String(before) }),
  });
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}

/** A form of the address: it works without scripts. */
function Filters({ view, path }: Pick<LedgerPageProps, 'view' | 'path'>) {
  const { month, months, facilityId } = view;
  const statement = month ?? months[0]?.month;
  const words = months.find((each) => each.month === statement)?.words;
  return (
    <>
      <form action={path} className={people.filters} key={month ?? ''}>
        <div>
          <label htmlFor="month">Month</label>
          <select id="month" name="month" className={people.field} defaultValue={month ?? ''}>
            <option value="">All months</option>
            {months.map((each) => (
              <option key={each.month} value={each.month}>
                {each.words}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="ds-c-button">
          Show
        </button>
      </form>
      {statement !== undefined && words !== undefined && (
        <p className={styles.statements}>
          <span>Statement of {words}:</span>
          <a href={`/api/facilities/${facilityId}/statements/${statement}/statement.pdf`}>
            PDF<span className="unseen"> statement of {words}</span>
          </a>
          <a href={`/api/facilities/${facilityId}/statements/${statement}/statement.csv`}>
            CSV<span className="unseen"> statement of {words}</span>
          </a>
        </p>
      )}
    </>
  );
}
