import type { Metadata } from 'next';
import Link from 'next/link';
import { Checks } from '@/app/(public)/apply/[token]/checks';
import { Notes } from '@/app/(public)/apply/[token]/notes';
import { usZones, zoneWords } from '@/lib/domain/schedule/zone';
import { asActor } from '@/lib/server/page';
import { applicationStatusWords } from '@/lib/usecases/application-view';
import { readApplicationFile } from '@/lib/usecases/read-application-file';
import styles from './application-file.module.css';
import { DecideForms } from './decide-forms';

export const metadata: Metadata = { title: 'Application' };

interface ApplicationFilePageProps {
  readonly params: Promise<{ readonly applicationId: string }>;
}

/** One application: what it says, what it still needs, and what the registry decides. */
export default async function ApplicationFilePage({ params }: ApplicationFilePageProps) {
  const { applicationId } = await params;
  const view = await asActor((ctx) => readApplicationFile(ctx, applicationId));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{view.locationName}</h1>
          <p className="muted">
            {applicationStatusWords[view.status]} · handed in {view.submittedWords} by {view.applicant},{' '}
            {view.email}
          </p>
        </div>
      </header>
      <div className={styles.columns}>
        <div>
          {view.decidedWords !== null && (
            <p className={styles.decided}>
              {view.status === 'approved' ? `Approved as facility ${view.registryNumber ?? ''}` : 'Refused'}{' '}
              by {view.decidedWords}.{view.decidedReason !== null && ` ${view.decidedReason}`}
            </p>
          )}
          <section aria-labelledby="needs">
            <h2 id="needs">What it needs</h2>
            <Checks items={view.checklist} />
          </section>
          {view.sections.map(({ title, facts }) => (
            <section key={title} className={styles.section} aria-label={title}>
              <h2>{title}</h2>
              <dl className={styles.facts}>
                {facts.map(({ label, value }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <section className={styles.section} aria-labelledby="agreement">
            <h2 id="agreement">Agreement</h2>
            <p>{view.agreement.words}</p>
            {view.agreement.hash !== null && (
              <p className="muted small">SHA-256 of its text: {view.agreement.hash}</p>
            )}
            {view.agreement.hasFile && (
              <p>
                <a href={`/api/applications/${view.id}/agreement.pdf`}>Open the uploaded agreement</a>
              </p>
            )}
          </section>
          {view.notes.length > 0 && (
            <section className={styles.section} aria-labelledby="said">
              <h2 id="said">Questions and answers</h2>
              <Notes notes={view.notes} />
            </section>
          )}
        </div>
        <div>
          {view.mayDecide && (
            <DecideForms
              id={view.id}
              payment={view.payment}
              isReady={view.isReady}
              timeZone={view.timeZone}
              zones={usZones.map((zone) => ({
                zone,
                words: `${zoneWords(zone)}, ${zone.split('/').slice(1).join(', ').replaceAll('_', ' ')}`,
              }))}
            />
          )}
          <p>
            <Link href="/registry/applications" prefetch={false}>
              All applications
            </Link>
          </p>
        </div>
      </div>
    </div>
  );
}
