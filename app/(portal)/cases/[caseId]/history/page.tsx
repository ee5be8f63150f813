import type { Metadata } from 'next';
import Link from 'next/link';
import { AuditTable } from '@/app/_ui/audit-table';
import { asActor } from '@/lib/server/page';
import { auditTrail } from '@/lib/usecases/audit-trail';
import styles from '../case.module.css';
import { caseOf } from '../case-of';

interface HistoryPageProps {
  readonly params: Promise<{ readonly caseId: string }>;
}

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  const { number } = await caseOf((await params).caseId);
  return { title: `History of case ${number}` };
}

/** All that happened to a case; for those who may read it, also who looked. */
export default async function HistoryPage({ params }: HistoryPageProps) {
  const { caseId } = await params;
  const view = await caseOf(caseId);
  const trail = view.may.audit ? await asActor((ctx) => auditTrail(ctx, { caseId: view.id })) : null;
  return (
    <div className="page">
      <nav aria-label="Where you are" className={`${styles.crumbs} no-print`}>
        <Link href={`/cases/${view.id}`} prefetch={false}>
          Case {view.number}
        </Link>
        <span aria-hidden>›</span>
        <span>History</span>
      </nav>
      <header className={styles.head}>
        <h1>
          History <span className={styles.number}>{view.number}</span>
        </h1>
        <p className="muted">The newest first</p>
      </header>
      <div className={styles.main}>
        <section aria-labelledby="happened">
          <h2 id="happened">What happened</h2>
          <table className="table">
            <caption className="unseen">What happened to case {view.number}</caption>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col">Who</th>
              </tr>
            </thead>
            <tbody>
              {view.history.map((line) => (
                <tr key={`${line.at} ${line.what}`}>
                  <td>
                    <time dateTime={line.at}>{line.when}</time>
                  </td>
                  <td>{line.what}</td>
                  <td>{line.who}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {trail && (
          <section aria-labelledby="looked">
            <h2 id="looked">Who did and who looked</h2>
            <AuditTable lines={trail.lines} />
            {trail.next !== null && (
              <p>
                <Link href={`/registry/audit?case=${view.id}&before=${trail.next}`} prefetch={false}>
                  Earlier lines
                </Link>
              </p>
            )}
          </section>
        )}
      </div>
    </div>
  );
}
