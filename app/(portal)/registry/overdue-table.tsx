import Link from 'next/link';
import { sayDay } from '@/lib/domain/schedule/day';
import type { Completeness } from '@/lib/usecases/views';
import styles from './registry.module.css';

/** What is overdue, by whom, the longest first. */
export function OverdueTable({ overdue }: { readonly overdue: Completeness['overdue'] }) {
  return (
    <table className={`table ${styles.overdue}`}>
      <caption className="unseen">Overdue steps</caption>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">What</th>
          <th scope="col">By whom</th>
          <th scope="col">Was due</th>
          <th scope="col" className="end">
            Days late
          </th>
        </tr>
      </thead>
      <tbody>
        {overdue.map((line) => (
          <tr key={`${line.caseId} ${line.what}`}>
            <th scope="row" className="figures">
              <Link href={`/cases/${line.caseId}`} prefetch={false}>
                {line.number}
              </Link>
              <span className={styles.below}>{line.facility}</span>
            </th>
            <td>{line.what}</td>
            <td>{line.who}</td>
            <td className="figures">
              <time dateTime={line.dueOn}>{sayDay(line.dueOn, 'short')}</time>
            </td>
            <td className="end figures">
              <strong className={styles.bad}>{line.daysLate}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
