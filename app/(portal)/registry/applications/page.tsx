import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/app/_ui/empty-state';
import people from '@/app/_ui/people/people.module.css';
import { asActor } from '@/lib/server/page';
import { type ApplicationList, applicationStatusWords } from '@/lib/usecases/application-view';
import { listApplications } from '@/lib/usecases/list-applications';
import messages from '../messages/messages.module.css';

export const metadata: Metadata = { title: 'Applications' };

interface ApplicationsPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** The facilities that ask to take part, as a queue. */
export default async function ApplicationsPage({ searchParams }: ApplicationsPageProps) {
  const params = await searchParams;
  const which = params.which === 'decided' ? 'decided' : 'open';
  const after = typeof params.after === 'string' ? params.after : undefined;
  const { applications, next } = await asActor((ctx) => listApplications(ctx, { which, after }));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Applications</h1>
          <p className="muted">
            Facilities that ask to take part, the oldest first. One application is for one location of a
            scanner.
          </p>
        </div>
      </header>
      <nav aria-label="Which applications" className={messages.which}>
        <Link href={href('open')} prefetch={false} aria-current={which === 'open' ? 'page' : undefined}>
          To be decided
        </Link>
        <Link href={href('decided')} prefetch={false} aria-current={which === 'decided' ? 'page' : undefined}>
          Decided
        </Link>
      </nav>
      {applications.length === 0 ? (
        <EmptyState title={which === 'open' ? 'Nobody waits' : 'None decided yet'}>
          <p>
            {which === 'open'
              ? 'An application comes here when a facility hands it in at /apply, with its agreement.'
              : 'Applications stay here once they are approved or refused.'}
          </p>
        </EmptyState>
      ) : (
        <ApplicationsTable applications={applications} />
      )}
      <p className={`actions ${people.foot}`}>
        {after !== undefined && (
          <Link href={href(which)} prefetch={false} className="ds-c-button">
            From the beginning
          </Link>
        )}
        {next !== null && (
          <Link href={href(which, next)} prefetch={false} className="ds-c-button">
            Further applications
          </Link>
        )}
      </p>
    </div>
  );
}

function href(which: 'open' | 'decided', after?: string): string {
  const params = new URLSearchParams({
    ...(which === 'decided' ? { which } : {}),
    ...(after === undefined ? {} : { after }),
  });
  return params.size === 0 ? '/registry/applications' : `/registry/applications?${params.toString()}`;
}

function ApplicationsTable({ applications }: Pick<ApplicationList, 'applications'>) {
  return (
    <table className={`table ${people.table}`}>
      <caption className="unseen">Applications</caption>
      <thead>
        <tr>
          <th scope="col">Location</th>
          <th scope="col">Handed in</th>
          <th scope="col">Still missing</th>
          <th scope="col">Standing</th>
        </tr>
      </thead>
      <tbody>
        {applications.map((application) => (
          <tr key={application.id}>
            <th scope="row">
              <Link href={`/registry/applications/${application.id}`} prefetch={false}>
                {application.locationName}
              </Link>
              <span className={people.below}>
                {[application.place, application.applicant].filter((part) => part !== '').join(' · ')}
              </span>
            </th>
            <td data-title="Handed in">{application.submittedWords}</td>
            <td data-title="Still missing">
              {application.missing.length === 0 ? 'nothing' : application.missing.join('; ')}
            </td>
            <td>{applicationStatusWords[application.status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
