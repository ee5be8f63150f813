import type { Metadata } from 'next';
import Link from 'next/link';
import { MessagePage } from '@/app/_ui/message-page';

export const metadata: Metadata = { title: 'First administrator' };

/** A setup link that ran out, was used or never was. */
export default function SetupNotFound() {
  return (
    <MessagePage title="This setup link cannot be used">
      <p>
        A setup link works once and for a day, and only while the registry has no administrator. Whoever runs
        the portal sees a new one when it starts again.
      </p>
      <p className="actions">
        <Link href="/sign-in" prefetch={false} className="ds-c-button ds-c-button--solid">
          Sign in
        </Link>
      </p>
    </MessagePage>
  );
}
