import type { Metadata } from 'next';
import Link from 'next/link';
import { MessagePage } from '@/app/_ui/message-page';

export const metadata: Metadata = { title: 'New sign-in' };

/** A link that ran out, was used or refused, or never was: all the same. */
export default function RecoveryNotFound() {
  return (
    <MessagePage title="This link cannot be used">
      <p>
        A link for a new sign-in works once, for a day after two people approved it. This one was used, ran
        out or was taken back, or its address is not complete.
      </p>
      <p className="actions">
        <Link href="/recover" prefetch={false} className="ds-c-button ds-c-button--solid">
          Ask for a new one
        </Link>
        <Link href="/sign-in" prefetch={false} className="ds-c-button">
          Sign in
        </Link>
      </p>
    </MessagePage>
  );
}
