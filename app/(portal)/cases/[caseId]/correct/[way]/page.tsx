import type { Metadata } from 'next';
import Link from 'next/link';
import { asActor, nothingHere } from '@/lib/server/page';
import { openCorrection } from '@/lib/usecases/open-correction';
import caseStyles from '../../case.module.css';
import { wayIn, ways } from '../ways';
import { CorrectionForm } from './correction-form';

interface WayPageProps {
  readonly params: Promise<{ readonly caseId: string; readonly way: string }>;
}

export async function generateMetadata({ params }: WayPageProps): Promise<Metadata> {
  const way = wayIn((await params).way);
  return { title: way === undefined ? 'Not found' : ways[way].title };
}

/** One way to correct a case: how it should have been, what that leads to, and then the reason. */
export default async function WayPage({ params }: WayPageProps) {
  const { caseId, way: named } = await params;
  const way = wayIn(named);
  if (way === undefined) return nothingHere();
  const what = way === 'duplicate' ? null : way;
  const view = await asActor((ctx) => openCorrection(ctx, { caseId, what }));
  const closed = view.ways.find(({ id }) => id === way)?.closed;
  const home = `/cases/${view.caseId}`;
  return (
    <div className="page page--narrow">
      <nav aria-label="Where you are" className={`${caseStyles.crumbs} no-print`}>
        <Link href={home} prefetch={false}>
          Case {view.caseNumber}
        </Link>
        <span aria-hidden>›</span>
        <Link href={`${home}/correct`} prefetch={false}>
          Correct this case
        </Link>
        <span aria-hidden>›</span>
        <span>{ways[way].title}</span>
      </nav>
      <header className="page-head">
        <div>
          <h1>{ways[way].title}</h1>
          <p className="muted">
            {view.patient} · <span className="figures">{view.caseNumber}</span>
          </p>
        </div>
      </header>
      {closed ? (
        <p>{closed}</p>
      ) : (
        <CorrectionForm caseId={view.caseId} what={view.what} button={ways[way].button} />
      )}
    </div>
  );
}
