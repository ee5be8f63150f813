import Link from 'next/link';
import type { LedgerView } from '@/lib/usecases/ledger-view';
import styles from './ledger.module.css';
import { ReverseButton } from './reverse-button';

/** The entries of a page, the newest first. */
export function LedgerTable({ view }: { readonly view: LedgerView }) {
  return (
    <table className={`table ${styles.ledger}`}>
      <caption className="unseen">Entries</caption>
      <thead>
        <tr>
          <th scope="col">Entry</th>
          <th scope="col">Case</th>
          <th scope="col" className="end">
            Amount
          </th>
          <th scope="col" className="end">
            Balance
          </th>
          {view.mayRecord && (
            <th scope="col">
              <span className="unseen">Reverse</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line) => (
          <tr key={line.seq}>
            <th scope="row">
              <strong>{line.what}</strong>
              {line.why !== null && <span className={styles.below}>{line.why}</span>}
              <span className={styles.below}>
                {line.dayWords} · {line.byName} · no. {line.seq}
              </span>
            </th>
            <td className={`figures ${styles.wide ?? ''}`}>
              {line.caseId !== null && line.caseNumber !== null && (
                <Link href={`/cases/${line.caseId}`} prefetch={false}>
                  {line.caseNumber}
                </Link>
              )}
            </td>
            <td
              className={`end figures ${line.isIncoming ? (styles.incoming ?? '') : ''}`}
              data-title="Amount"
            >
              {line.amountWords}
            </td>
            <td className="end figures" data-title="Balance">
              {line.balanceWords}
            </td>
            {view.mayRecord && (
              <td className="end">
                {line.mayReverse && (
                  <ReverseButton
                    facilityId={view.facilityId}
                    seq={line.seq}
                    what={`${line.what}, ${line.amountWords}, ${line.dayWords}`}
                  />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
