import Link from 'next/link';
import type { ListFrame } from '@/lib/usecases/views';
import { type ListAddress, listHref, listTabs } from './list-address';
import styles from './list-tabs.module.css';

interface ListTabsProps {
  readonly address: ListAddress;
  readonly counts: ListFrame['counts'];
}

/** The tabs of the list, each a link with what it holds. Filters stay when one goes from tab to tab. */
export function ListTabs({ address, counts }: ListTabsProps) {
  return (
    <nav aria-label="Lists of cases" className={`${styles.tabs} no-print`}>
      <ul className="plain">
        {listTabs.map(({ tab, label }) => (
          <li key={tab}>
            <Link
              href={listHref({ ...address, tab })}
              prefetch={false}
              scroll={false}
              aria-current={tab === address.tab ? 'page' : undefined}
              className={styles.tab}
            >
              {label}{' '}
              <span className={styles.count}>
                {counts[tab].count}
                {counts[tab].more && '+'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
