import type { Metadata } from 'next';
import { InvitationsTable } from '@/app/_ui/people/invitations-table';
import { InviteForm } from '@/app/_ui/people/invite-form';
import styles from '@/app/_ui/people/people.module.css';
import { PeopleTable } from '@/app/_ui/people/people-table';
import { Recoveries } from '@/app/_ui/people/recoveries';
import { asActor } from '@/lib/server/page';
import { facilityPeople } from '@/lib/usecases/facility-people';

export const metadata: Metadata = { title: 'People' };

/** Who has access to the facility: given, changed and taken here. */
export default async function FacilityPeoplePage() {
  const view = await asActor(facilityPeople);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>People</h1>
          <p className="muted">
            Who has access to {view.facilityName}. A change takes effect at once; before it, you prove once
            more that it is you. Times are in {view.zoneName}.
          </p>
        </div>
      </header>
      <div className={styles.columns}>
        <div className={styles.lists}>
          <Recoveries recoveries={view.recoveries} mayManage={view.mayManage} />
          <section aria-labelledby="access" className={styles.section}>
            <h2 id="access">Who has access</h2>
            <PeopleTable people={view.people} mayManage={view.mayManage} mayHandOver />
          </section>
          <section aria-labelledby="invitations" className={styles.section}>
            <h2 id="invitations">Open invitations</h2>
            <InvitationsTable invitations={view.invitations} mayManage={view.mayManage} />
          </section>
        </div>
        <InviteForm roles={['registrar', 'manager']} />
      </div>
    </div>
  );
}
