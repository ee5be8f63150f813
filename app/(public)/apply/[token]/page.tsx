import type { Metadata } from 'next';
import { isLinkSecret } from '@/lib/domain/identifiers/link-secret';
import { settings } from '@/lib/server/env';
import { asNobody, nothingHere } from '@/lib/server/page';
import { type Applying, readApplying } from '@/lib/usecases/read-applying';
import { AnotherLocation } from './another-location';
import styles from './application.module.css';
import { ApplicationForm } from './application-form';
import { Checks } from './checks';
import { ConfirmAddress } from './confirm-address';
import { Notes } from './notes';

export const metadata: Metadata = { title: 'Application' };

interface ApplicationPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

/** An application, for whoever holds its link. Opening it changes nothing, whoever or whatever opens it. */
export default async function ApplicationPage({ params }: ApplicationPageProps) {
  const { token } = await params;
  const applying = isLinkSecret(token) ? await asNobody((tx) => readApplying(tx, token)) : undefined;
  if (!applying) return nothingHere();
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>{headingOf(applying)}</h1>
          <p className="muted">{below(applying)}</p>
        </div>
      </header>
      <Content applying={applying} token={token} />
    </div>
  );
}

function Content({ applying, token }: { readonly applying: Applying; readonly token: string }) {
  const { registry } = settings();
  if (!applying.isConfirmed) return <ConfirmAddress token={token} />;
  if (applying.status === 'draft' || applying.status === 'asked') {
    return (
      <>
        {applying.status === 'asked' && (
          <section aria-labelledby="asked" className={styles.asked}>
            <h2 id="asked" className={styles.title}>
              The registry asks
            </h2>
            <Notes notes={applying.notes} />
            <p>Change what has to be changed below, answer, and hand the application in again.</p>
          </section>
        )}
        <ApplicationForm token={token} applying={applying} />
      </>
    );
  }
  return (
    <>
      {applying.status === 'refused' && (
        <section aria-labelledby="reason" className={styles.asked}>
          <h2 id="reason" className={styles.title}>
            Why
          </h2>
          <p>{applying.decidedReason}</p>
        </section>
      )}
      <section aria-labelledby="far">
        <h2 id="far">How far it is</h2>
        <Checks items={applying.checklist} />
      </section>
      {applying.status === 'submitted' && (
        <section aria-labelledby="pay">
          <h2 id="pay" className={styles.title}>
            How to pay
          </h2>
          <p className="prose">
            By check to {registry.name} with “{applying.locationName}” written on it, or ask for a card
            payment: {registry.contact}. The application fee and the start-up deposit can come together.
          </p>
        </section>
      )}
      {applying.notes.length > 0 && (
        <section aria-labelledby="said">
          <h2 id="said" className={styles.title}>
            Questions and answers
          </h2>
          <Notes notes={applying.notes} />
        </section>
      )}
      {applying.isMobile && <AnotherLocation token={token} />}
    </>
  );
}

function headingOf({ isConfirmed, status, locationName }: Applying): string {
  if (!isConfirmed) return 'Confirm your e-mail address';
  const name = locationName ?? 'your facility';
  switch (status) {
    case 'draft':
      return 'Application to take part';
    case 'asked':
      return `Application of ${name}`;
    case 'submitted':
      return `The application of ${name} is with the registry`;
    case 'approved':
      return `${name} takes part`;
    case 'refused':
      return `The application of ${name} was not accepted`;
  }
}

function below({ isConfirmed, status, registryNumber, email }: Applying): string {
  if (!isConfirmed) return `This link was sent to ${email}.`;
  switch (status) {
    case 'draft':
    case 'asked':
      return 'What you type is kept. You can stop and come back by the same link.';
    case 'submitted':
      return 'You get an e-mail when there is a question and when it is decided.';
    case 'approved':
      return `It is facility ${registryNumber ?? ''}. Its manager got an invitation by e-mail and can begin.`;
    case 'refused':
      return 'You can apply again when what stood in the way has changed.';
  }
}
