import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/app/_ui/empty-state';
import { InvitationsTable } from '@/app/_ui/people/invitations-table';
import { InviteForm } from '@/app/_ui/people/invite-form';
import styles from '@/app/_ui/people/people.module.css';
import { PeopleTable } from '@/app/_ui/people/people-table';
import { Recoveries } from '@/app/_ui/people/recoveries';
import { asActor } from '@/lib/server/page';
import type { PeopleQuery, RegistryPeopleView } from '@/lib/usecases/people-view';
import { registryPeople } from '@/lib/usecases/registry-people';
import { peopleHref, readPeopleAddress, roleOptions, type SearchParams } from './people-address';

export const metadata: Metadata = { title: 'People' };

interface RegistryPeoplePageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** Everybody with access, at the registry and at its facilities. */
export default async function RegistryPeoplePage({ searchParams }: RegistryPeoplePageProps) {
  const query = readPeopleAddress(await searchParams);
  const view = await asActor((ctx) => registryPeople(ctx, query));
  const lists = (
    <div className={styles.lists}>
      <Recoveries recoveries={view.recoveries} mayManage={view.mayManage} />
      <section aria-labelledby="access" className={styles.section}>
        <h2 id="access">Who has access</h2>
        <Filters query={query} facilities={view.facilities} />
        {view.people.length === 0 ? (
          <EmptyState title="Nobody here" action={<Link href="/registry/people">Show everybody</Link>}>
            <p>People appear once they accepted an invitation. Nobody fits what you chose.</p>
          </EmptyState>
        ) : (
          <PeopleTable people={view.people} mayManage={view.mayManage} mayHandOver={false} withFacility />
        )}
        {(query.after !== undefined || view.next !== null) && (
          <p className={`actions ${styles.foot}`}>
            {query.after !== undefined && (
              <Link
                href={peopleHref({ ...query, after: undefined })}
                prefetch={false}
                className="ds-c-button"
              >
                From the beginning
              </Link>
            )}
            {view.next !== null && (
              <Link
                href={peopleHref({ ...query, after: view.next })}
                prefetch={false}
                className="ds-c-button"
              >
                Further people
              </Link>
            )}
          </p>
        )}
      </section>
      <section aria-labelledby="invitations" className={styles.section}>
        <h2 id="invitations">Open invitations</h2>
        <InvitationsTable invitations={view.invitations} mayManage={view.mayManage} withFacility />
      </section>
    </div>
  );
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>People</h1>
          <p className="muted">
            {view.mayManage
              ? 'Who has access to the registry and its facilities. Before a change, you prove once more that it is you.'
              : 'Who has access to the registry and its facilities. Administrators give and take it.'}{' '}
            Times are in {view.zoneName}.
          </p>
        </div>
      </header>
      {view.mayManage ? (
        <div className={styles.columns}>
          {lists}
          <InviteForm
            roles={['manager', 'physician', 'administrator', 'auditor']}
            facilities={view.facilities}
          />
        </div>
      ) : (
        lists
      )}
    </div>
  );
}

/** A form of the address: it works without scripts. */
function Filters({
  query,
  facilities,
}: {
  readonly query: PeopleQuery;
  readonly facilities: RegistryPeopleView['facilities'];
}) {
  return (
    <form action="/registry/people" className={styles.filters} key={peopleHref(query)}>
      <div>
        <label htmlFor="facility">Facility</label>
        <select id="facility" name="facility" className={styles.field} defaultValue={query.facilityId ?? ''}>
          <option value="">All, and the registry</option>
          {facilities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="role">Role</label>
        <select id="role" name="role" className={styles.field} defaultValue={query.role ?? ''}>
          <option value="">Any role</option>
          {roleOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="ds-c-button">
        Show
      </button>
    </form>
  );
}
