import type { Metadata } from 'next';
import Link from 'next/link';
import { ClaimLines } from '@/app/_ui/claim-lines';
import { TimePicture } from '@/app/_ui/time-picture';
import { pageContext } from '@/lib/server/page';
import { CanBill } from './can-bill';
import styles from './case.module.css';
import { caseOf } from './case-of';
import { FormsTable } from './forms-table';
import { PhysicianLinks } from './physician-links';
import { Plans } from './plans';
import { SameScan } from './same-scan';
import { Settle } from './settle';
import { SideColumn } from './side-column';

interface CasePageProps {
  readonly params: Promise<{ readonly caseId: string }>;
}

export async function generateMetadata({ params }: CasePageProps): Promise<Metadata> {
  const { number } = await caseOf((await params).caseId);
  return { title: `Case ${number}` };
}

/** Can I bill, why not, what settles it; and below, all that is behind it. */
export default async function CasePage({ params }: CasePageProps) {
  const { caseId } = await params;
  const { actor } = await pageContext();
  const view = await caseOf(caseId);
  const isPhysician = actor.role === 'physician';
  return (
    <div className="page">
      <nav aria-label="Where you are" className={`${styles.crumbs} no-print`}>
        <Link href={isPhysician ? '/forms' : '/cases'}>{isPhysician ? 'Forms' : 'Cases'}</Link>
        <span aria-hidden>›</span>
        <span className="figures">{view.number}</span>
      </nav>
      <header className={styles.head}>
        <h1>
          {view.patient.familyName}, {view.patient.givenName}{' '}
          <span className={styles.number}>{view.number}</span>
        </h1>
        <p className="muted">
          {view.about} · {actor.facilityId === null ? `${view.facility.name} · ` : ''}
          {view.protocol.title}
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          <CanBill view={view} role={actor.role}>
            <SameScan view={view} mayConfirm={actor.facilityId !== null} />
            <Settle view={view} />
          </CanBill>
          {view.claimAdvice.length > 0 && !isPhysician && (
            <section aria-labelledby="claim">
              <h2 id="claim">What to put on the claim</h2>
              <ClaimLines advice={view.claimAdvice} />
              {actor.facilityId !== null && (
                <p className="no-print">
                  <Link href={`/cases/${view.id}/billing`} prefetch={false} className="ds-c-button">
                    Billing: copy, try and follow the claims
                  </Link>
                </p>
              )}
            </section>
          )}
          <section aria-labelledby="time">
            <h2 id="time">Time</h2>
            <TimePicture windows={view.windows} today={view.today} />
          </section>
          <section aria-labelledby="forms">
            <h2 id="forms">Forms and documents</h2>
            <FormsTable view={view} />
            {view.may.decide && (
              <p className={`${styles.correct} no-print`}>
                <Link href={`/cases/${view.id}/decide`} prefetch={false}>
                  Decide about this case
                </Link>
              </p>
            )}
            {view.may.correct && (
              <p className={`${styles.correct} no-print`}>
                <Link href={`/cases/${view.id}/correct`} prefetch={false}>
                  Correct this case
                </Link>
              </p>
            )}
          </section>
          <PhysicianLinks view={view} />
          {view.plans && (
            <section aria-labelledby="plans">
              <h2 id="plans">Plan before and after PET</h2>
              <Plans plans={view.plans} />
            </section>
          )}
        </div>
        <SideColumn view={view} />
      </div>
    </div>
  );
}
