import type { Metadata } from 'next';
import Link from 'next/link';
import { asActor } from '@/lib/server/page';
import { openCorrection } from '@/lib/usecases/open-correction';
import caseStyles from '../case.module.css';
import styles from './correct.module.css';
import { ways } from './ways';

interface CorrectPageProps {
  readonly params: Promise<{ readonly caseId: string }>;
}

export const metadata: Metadata = { title: 'Correct this case' };

/** What is wrong with the case? Each answer leads to its own page, which tells everything before anything is done. */
export default async function CorrectPage({ params }: CorrectPageProps) {
  const { caseId } = await params;
  const view = await asActor((ctx) => openCorrection(ctx, { caseId, what: null }));
  const home = `/cases/${view.caseId}`;
  return (
    <div className="page page--narrow">
      <nav aria-label="Where you are" className={`${caseStyles.crumbs} no-print`}>
        <Link href={home} prefetch={false}>
          Case {view.caseNumber}
        </Link>
        <span aria-hidden>›</span>
        <span>Correct this case</span>
      </nav>
      <header className="page-head">
        <div>
          <h1>Correct this case</h1>
          <p className="muted">
            {view.patient} · <span className="figures">{view.caseNumber}</span>
          </p>
        </div>
      </header>
      <p>
        What is wrong? You are told what each correction leads to before it is made, and what was said before
        stays readable. To change an answer of a form, choose <em>Correct</em> beside that form on the{' '}
        <Link href={home} prefetch={false}>
          page of the case
        </Link>
        .
      </p>
      <ul className={styles.ways}>
        {view.ways.map(({ id, closed }) => (
          <li key={id}>
            {closed === null ? (
              <Link href={`${home}/correct/${ways[id].path}`} prefetch={false} className={styles.way}>
                <strong>{ways[id].title}</strong>
                <span>{ways[id].says}</span>
              </Link>
            ) : (
              <div className={styles.closed}>
                <strong>{ways[id].title}</strong>
                <span>{closed}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
