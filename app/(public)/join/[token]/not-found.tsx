import type { Metadata } from 'next';
import Link from 'next/link';
import { MessagePage } from '@/app/_ui/message-page';

export const metadata: Metadata = { title: 'Invitation' };

/** An invitation that expired, was used or revoked, or never was: all the same, so that nobody learns which. */
export default function InvitationNotFound() {
  return (
    <MessagePage title="This invitation cannot be used">
      <p>
        An invitation works once and for seven days. This one was used, ran out or was taken back, or its
        address is not complete: compare it with the e-mail.
      </p>
      <p>
        If you accepted it already, sign in. If not, ask whoever invited you to send it again; that takes a
        moment.
      </p>
      <p className="actions">
        <Link href="/sign-in" prefetch={false} className="ds-c-button ds-c-button--solid">
          Sign in
        </Link>
      </p>
    </MessagePage>
  );
}
