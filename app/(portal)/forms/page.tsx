import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { asActor, nothingHere, pageContext } from '@/lib/server/page';
import { waitingForms } from '@/lib/usecases/waiting-forms';
import { WaitingList } from './waiting-list';

export const metadata: Metadata = { title: 'Forms' };

/** What waits for a referring physician, the most urgent first. */
export default async function FormsPage() {
  const { actor } = await pageContext();
  if (actor.role !== 'physician') return nothingHere();
  const forms = await asActor(waitingForms);
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>{titleOf(forms.length)}</h1>
          <p className="muted">About two minutes each. Stop and come back any time: every answer is saved.</p>
        </div>
      </header>
      {forms.length === 0 ? (
        <EmptyState title="Nothing waits for you">
          <p>
            A form appears here when a PET facility registers a scan for one of your patients, and again after
            the scan.
          </p>
        </EmptyState>
      ) : (
        <WaitingList forms={forms} />
      )}
    </div>
  );
}

function titleOf(count: number): string {
  if (count === 0) return 'Forms';
  return count === 1 ? 'One form waits for you' : `${count} forms wait for you`;
}
