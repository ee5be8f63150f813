import type { Metadata } from 'next';
import Link from 'next/link';
import { MessagePage } from '@/app/_ui/message-page';

export const metadata: Metadata = { title: 'Application' };

/** An application that never was: its address is not complete, or somebody made it up. */
export default function ApplicationNotFound() {
  return (
    <MessagePage title="No application is at this address">
      <p>The address is not complete: compare it with the link in the e-mail, or begin anew.</p>
      <p className="actions">
        <Link href="/apply" prefetch={false} className="ds-c-button ds-c-button--solid">
          Begin an application
        </Link>
      </p>
    </MessagePage>
  );
}
