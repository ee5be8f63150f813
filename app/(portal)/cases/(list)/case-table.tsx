import Link from 'next/link';
import type { KeyboardEvent } from 'react';
import { DaysLeft } from '@/app/_ui/days-left';
import { StatusLight } from '@/app/_ui/status-light';
import { sayDay } from '@/lib/domain/schedule/day';
import type { CaseRow, ListSort } from '@/lib/usecases/views';
import styles from './case-table.module.css';
import { type ListAddress, listHref } from './list-address';
import { ageAndSex, rulesWords } from './row-words';

interface CaseTableProps {
  readonly rows: readonly CaseRow[];
  readonly caption: string;
  readonly address: ListAddress;
  /** Columns sort only where the list is the one of the address. */
  readonly sortable: boolean;
  readonly showsFacility: boolean;
  /** Whether the actor fills the facility's forms, so that a step leads straight to its form. */
  readonly mayFill: boolean;
}

const columns = [
  { title: 'Case', sort: 'number', startsDescending: true },
  { title: 'Patient', sort: 'patient', startsDescending: false },
  { title: 'Next step', sort: null, startsDescending: false },
  { title: 'Scan', sort: 'scan', startsDescending: true },
  { title: 'Days left', sort: 'urgency', startsDescending: false },
  { title: 'Can I bill?', sort: null, startsDescending: false },
] as const satisfies readonly {
  readonly title: string;
  readonly sort: ListSort | null;
  readonly startsDescending: boolean;
}[];

/** Cases to scan: what to do, whose turn, how long, can I bill. Stacked rows on a phone. */
export function CaseTable({ rows, caption, address, sortable, showsFacility, mayFill }: CaseTableProps) {
  return (
    <table className={styles.table}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.title}
              scope="col"
              aria-sort={sortable ? ariaSort(address, column.sort) : undefined}
            >
              {sortable && column.sort ? (
                <Link
                  href={listHref(sortedBy(address, column.sort, column.startsDescending))}
                  prefetch={false}
                  scroll={false}
                >
                  {column.title}
                  <SortArrow address={address} sort={column.sort} />
                </Link>
              ) : (
                column.title
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={moveBetweenRows}>
        {rows.map((row) => (
          <Row key={row.id} row={row} showsFacility={showsFacility} mayFill={mayFill} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row,
  showsFacility,
  mayFill,
}: {
  readonly row: CaseRow;
  readonly showsFacility: boolean;
  readonly mayFill: boolean;
}) {
  const { nextStep } = row;
  const stepHref = mayFill && isOfFacility(nextStep) ? `/cases/${row.id}/forms/${nextStep.form}` : null;
  return (
    <tr>
      <th scope="row" className={styles.number}>
        <Link href={`/cases/${row.id}`} prefetch={false} className={styles.caseLink} data-row-link>
          {row.number}
        </Link>
        {showsFacility && <span className={styles.below}>{row.facility}</span>}
      </th>
      <td className={styles.patient}>
        {row.patient.familyName}, {row.patient.givenName}
        <span className={styles.below}>
          {ageAndSex(row.patient)} · {row.about}
        </span>
      </td>
      <td className={styles.step}>
        {stepHref ? (
          <Link href={stepHref} prefetch={false} className={styles.stepLink}>
            {nextStep.what}
          </Link>
        ) : (
          nextStep.what
        )}
        <span className={styles.below}>{nextStep.detail}</span>
        {nextStep.link !== null && <span className={styles.below}>{nextStep.link}</span>}
      </td>
      <td className={styles.scan}>
        <time dateTime={row.scanOn}>{sayDay(row.scanOn, 'short')}</time>
        <span className={styles.below}>{row.scanned ? row.scanAbout : `planned · ${row.scanAbout}`}</span>
      </td>
      <td className={styles.days}>
        <DaysLeft daysLeft={row.daysLeft} dueOn={row.dueOn} />
      </td>
      <td className={styles.light}>
        <StatusLight light={row.light} />
        <span className={styles.below}>{rulesWords(row)}</span>
      </td>
    </tr>
  );
}

/** A step that the facility does itself on a form; to call a physician is none. */
function isOfFacility({ who, form }: CaseRow['nextStep']): boolean {
  return who === 'facility' && (form === 'completion' || form === 'report');
}

/** Arrow keys go from case to case; Tab still visits every link. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row-link]')];
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  const at = links.findIndex((link) => link.closest('tr') === row);
  const next = links[at + step];
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
}

function sortedBy(address: ListAddress, sort: ListSort, startsDescending: boolean): ListAddress {
  const { descending: _, ...rest } = address;
  const descending = address.sort === sort && sort !== 'urgency' ? !address.descending : startsDescending;
  return { ...rest, sort, ...(descending && { descending: true }) };
}

function ariaSort(address: ListAddress, sort: ListSort | null): 'ascending' | 'descending' | undefined {
  if (sort === null || address.sort !== sort) return undefined;
  return address.descending ? 'descending' : 'ascending';
}

function SortArrow({ address, sort }: { readonly address: ListAddress; readonly sort: ListSort }) {
  if (address.sort !== sort) return null;
  return (
    <svg width="9" height="9" viewBox="0 0 10 10" aria-hidden focusable={false} className={styles.arrow}>
      <path d={address.descending ? 'M1 3l4 5 4-5z' : 'M1 7l4-5 4 5z'} fill="currentColor" />
    </svg>
  );
}
