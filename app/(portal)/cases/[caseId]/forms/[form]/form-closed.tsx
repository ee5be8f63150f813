import Link from 'next/link';
import { MessagePage } from '@/app/_ui/message-page';

interface FormClosedProps {
  readonly title: string;
  readonly says: string;
  readonly caseId: string;
}

/** Why a form cannot be filled now, and the way on. */
export function FormClosed({ title, says, caseId }: FormClosedProps) {
  return (
    <MessagePage title={`${title}: not now`}>
      <p>{says}</p>
      <p>
        <Link href={`/cases/${caseId}`} prefetch={false}>
          Open the case
        </Link>
      </p>
    </MessagePage>
  );
}
