import Link from 'next/link';
import { shortInstant } from '@/app/_ui/short-instant';
import { sayDay } from '@/lib/domain/schedule/day';
import type { CaseView } from '@/lib/usecases/views';
import styles from './case.module.css';

/** Steps of the history that the case page shows itself. */
const shownHistory = 6;

/** Who the case is about, who refers, and what happened last. */
export function SideColumn({ view }: { readonly view: CaseView }) {
  const { patient, physician, history } = view;
  return (
    <div className={styles.side}>
      <section aria-labelledby="patient">
        <h2 id="patient" className="ruled">
          Patient
        </h2>
        <dl className="pairs">
          <dt>Born</dt>
          <dd>
            {sayDay(patient.bornOn, 'long')} ({patient.age}), {patient.sex.toLowerCase()}
          </dd>
          <dt>MBI</dt>
          <dd className="figures">{patient.mbi}</dd>
          <dt>Coverage</dt>
          <dd>{patient.coverage}</dd>
        </dl>
      </section>
      <section aria-labelledby="physician">
        <h2 id="physician" className="ruled">
          Referring physician
        </h2>
        <dl className="pairs">
          <dt>Name</dt>
          <dd>
            {physician.name}
            {physician.specialty && `, ${physician.specialty.toLowerCase()}`}
          </dd>
          <dt>NPI</dt>
          <dd className="figures">{physician.npi}</dd>
          {physician.phone && (
            <>
              <dt>Telephone</dt>
              <dd>
                <a href={`tel:${physician.phone.replaceAll(/[^\d+]/g, '')}`}>{physician.phone}</a>
              </dd>
            </>
          )}
          {physician.fax && (
            <>
              <dt>Fax</dt>
              <dd className="figures">{physician.fax}</dd>
            </>
          )}
          {physician.email && (
            <>
              <dt>E-mail</dt>
              <dd>
                <a href={`mailto:${physician.email}`}>{physician.email}</a>
              </dd>
            </>
          )}
        </dl>
      </section>
      <section aria-labelledby="history">
        <h2 id="history" className="ruled">
          History
        </h2>
        <ol className={`plain ${styles.history}`}>
          {history.slice(0, shownHistory).map((line) => (
            <li key={`${line.at} ${line.what}`}>
              <time dateTime={line.at} className="muted small">
                {shortInstant(line.at, view.facility.zone, view.today)}
              </time>
              <p>{line.what}</p>
              <p className="muted small">{line.who}</p>
            </li>
          ))}
        </ol>
        <p>
          <Link href={`/cases/${view.id}/history`} prefetch={false}>
            {view.may.audit ? 'All history, and who looked' : 'All history'}
          </Link>
        </p>
      </section>
    </div>
  );
}
