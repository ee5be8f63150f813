import Link from 'next/link';
import { EmptyState } from '@/app/_ui/empty-state';
import type { ListTab } from '@/lib/usecases/views';

interface EmptyTabProps {
  readonly tab: ListTab;
  readonly narrowed: boolean;
  readonly mayRegister: boolean;
  readonly allHref: string;
}

const words: Readonly<Record<ListTab, { readonly title: string; readonly says: string }>> = {
  needsAction: {
    title: 'Nothing needs you now',
    says: 'Cases come here when a step is yours: a scan to enter, a report to attach, a physician to call.',
  },
  dueSoon: {
    title: 'Nothing is due in the next seven days',
    says: 'Cases come here a week before a window closes.',
  },
  withPhysician: {
    title: 'No form is with a physician',
    says: 'Cases come here while a physician has a form to sign.',
  },
  readyToBill: {
    title: 'No case is ready to bill',
    says: 'A case comes here by itself when all its rules hold; then its claim support can be downloaded.',
  },
  closed: {
    title: 'No case is closed',
    says: 'Cases come here once they are billed, cancelled, expired or cannot be paid.',
  },
  all: { title: 'No cases yet', says: 'Every case that is registered stands here.' },
};

/** What a tab says when no case stands in it. */
export function EmptyTab({ tab, narrowed, mayRegister, allHref }: EmptyTabProps) {
  if (narrowed) {
    return (
      <EmptyState
        title="No case fits these filters"
        action={<Link href={allHref}>Show all cases of this tab</Link>}
      >
        <p>Take a filter away, or look under another tab.</p>
      </EmptyState>
    );
  }
  const { title, says } = words[tab];
  return (
    <EmptyState
      title={title}
      action={
        mayRegister && (
          <a href="/cases/new" className="ds-c-button">
            Register a case
          </a>
        )
      }
    >
      <p>{says}</p>
    </EmptyState>
  );
}
