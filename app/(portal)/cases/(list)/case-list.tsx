'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { EmptyState } from '@/app/_ui/empty-state';
import { SearchIcon } from '@/app/_ui/icons';
import type { CaseRow, CaseList as Page } from '@/lib/usecases/views';
import styles from './case-list.module.css';
import { CaseTable } from './case-table';
import { EmptyTab } from './empty-tab';
import { isNarrowed, type ListAddress, listHref } from './list-address';
import { ListFilters } from './list-filters';
import { searchCases } from './search-cases';

interface CaseListProps {
  readonly address: ListAddress;
  readonly first: Page;
  /** When the server made this page; the same twice means that it came from the browser's memory. */
  readonly madeAt: string;
  readonly physicians: readonly { readonly npi: string; readonly name: string }[];
  readonly states: readonly { readonly state: string; readonly words: string }[];
  readonly showsFacility: boolean;
  readonly mayFill: boolean;
}

interface Found {
  readonly search: string;
  readonly rows: readonly CaseRow[];
  readonly next: string | null;
}

/** Milliseconds of quiet after which a search goes out. */
const quiet = 250;

// What was searched and loaded is kept in memory alone, so that going back to the list finds it as it was left. A search
// may name a patient: it stands in no address and no storage.
let left: { readonly href: string; readonly madeAt: string; readonly found: Found } | null = null;

/** A list of cases with its search, filters and further pages. */
export function CaseList({
  address,
  first,
  madeAt,
  physicians,
  states,
  showsFacility,
  mayFill,
}: CaseListProps) {
  const router = useRouter();
  const href = listHref(address);
  const [returned] = useState(() => (left?.href === href && left.madeAt === madeAt ? left.found : null));
  const [found, setFound] = useState<Found>(returned ?? { search: '', ...first });
  const [typed, setTyped] = useState(found.search);
  const [status, setStatus] = useState<'ready' | 'busy' | 'failed'>('ready');
  const asked = useRef(0);
  const fieldId = useId();
  const isSearching = found.search !== '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list comes back; not whenever it could be loaded
  useEffect(() => {
    if (!returned) return;
    // A page out of the browser's memory may be old: ask for it anew, in the background.
    if (returned.search === '') router.refresh();
    else void load(returned.search, null);
  }, [returned]);

  useEffect(() => {
    left = { href, madeAt, found };
  }, [href, madeAt, found]);

  // The first page came anew while nothing else was asked for.
  useEffect(() => {
    setFound((now) =>
      now.search === '' && now.rows.length <= first.rows.length ? { search: '', ...first } : now,
    );
  }, [first]);

  async function load(search: string, after: string | null) {
    const mine = ++asked.current;
    setStatus('busy');
    const query = search === '' ? address : { tab: 'all' as const, sort: address.sort, search };
    const answer = await searchCases({ ...query, ...(after !== null && { after }) });
    if (mine !== asked.current) return;
    if (answer === null) {
      setStatus('failed');
      return;
    }
    setStatus('ready');
    setFound((now) => ({
      search,
      rows: after === null ? answer.rows : [...now.rows, ...answer.rows],
      next: answer.next,
    }));
  }

  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === found.search) return;
    const timer = setTimeout(() => {
      if (wanted === '') {
        asked.current += 1;
        setStatus('ready');
        setFound({ search: '', ...first });
      } else void load(wanted, null);
    }, quiet);
    return () => clearTimeout(timer);
  });

  function searchNow(event: FormEvent) {
    event.preventDefault();
    const wanted = typed.trim();
    if (wanted !== '') void load(wanted, null);
  }

  return (
    <>
      <div className={`${styles.tools} no-print`}>
        {/* Posted, should the scripts not be there yet: what is typed here never stands in an address. */}
        <search className={styles.search}>
          <form method="post" action="/cases" onSubmit={searchNow}>
            <label htmlFor={fieldId} className="unseen">
              Case number, name or MBI
            </label>
            <SearchIcon className={styles.searchIcon} />
            <input
              id={fieldId}
              type="search"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              placeholder="Case number, name or MBI"
              autoComplete="off"
              spellCheck={false}
              maxLength={120}
              className={styles.field}
            />
          </form>
        </search>
        {!isSearching && <ListFilters address={address} physicians={physicians} states={states} />}
        {isSearching && (
          <p className={styles.searching} data-searching>
            In all cases.{' '}
            <button type="button" className={styles.clear} onClick={() => setTyped('')}>
              Clear the search
            </button>
          </p>
        )}
      </div>
      {status === 'failed' && (
        <p role="alert" className={styles.failed}>
          The registry did not answer. Check the network and try again; nothing is lost.
        </p>
      )}
      <div
        aria-busy={status === 'busy'}
        className={status === 'busy' && isSearching ? styles.waiting : undefined}
      >
        {found.rows.length > 0 ? (
          <CaseTable
            rows={found.rows}
            caption={isSearching ? 'Cases found' : 'Cases'}
            address={address}
            sortable={!isSearching}
            showsFacility={showsFacility}
            mayFill={mayFill}
          />
        ) : isSearching ? (
          <EmptyState title="No case fits">
            <p>
              Look for a whole case number, the beginning of a family name, or a whole MBI, with or without
              dashes.
            </p>
          </EmptyState>
        ) : (
          <EmptyTab
            tab={address.tab}
            narrowed={isNarrowed(address)}
            mayRegister={mayFill}
            allHref={listHref({ tab: address.tab, sort: address.sort })}
          />
        )}
      </div>
      <div className={styles.foot}>
        <p role="status" className="muted small figures">
          {countWords(found.rows.length, found.next !== null)}
        </p>
        {found.next !== null && (
          <button
            type="button"
            className="ds-c-button no-print"
            disabled={status === 'busy'}
            onClick={() => void load(found.search, found.next)}
          >
            {status === 'busy' ? 'Loading…' : 'Load more'}
          </button>
        )}
      </div>
    </>
  );
}

function countWords(count: number, isMore: boolean): string {
  if (count === 0) return '';
  if (isMore) return `The first ${count} cases`;
  return count === 1 ? '1 case' : `${count} cases`;
}
