import type { Metadata } from 'next';
import Link from 'next/link';
import { NewSignInForm } from '@/app/_ui/new-sign-in-form';
import { isLinkSecret } from '@/lib/domain/identifiers/link-secret';
import { settings } from '@/lib/server/env';
import { asNobody, nothingHere } from '@/lib/server/page';
import { findInvitation } from '@/lib/usecases/accept-invitation';
import { roleWords } from '@/lib/usecases/case-words';

export const metadata: Metadata = { title: 'Invitation' };

interface JoinPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

/** An invitation: who invites to what. Opening it changes nothing, whoever or whatever opens it. */
export default async function JoinPage({ params }: JoinPageProps) {
  const { token } = await params;
  const found = isLinkSecret(token)
    ? await asNobody((tx, { now }) => findInvitation(tx, token, now))
    : undefined;
  if (!found) return nothingHere();
  const place = found.facilityName ?? settings().registry.name;
  if (found.isTaken) {
    return (
      <div className="page page--narrow">
        <header className="page-head">
          <div>
            <h1>You have an account already</h1>
            <p className="muted">
              {found.inviterName} invites you to {place} as {roleWords[found.role]}.
            </p>
          </div>
        </header>
        <div className="prose">
          <p>
            There is an account with access under the address this invitation was sent to, and an account has
            one role. Nothing was changed. You can:
          </p>
          <ul>
            <li>
              <Link href="/sign-in" prefetch={false}>
                sign in
              </Link>{' '}
              and go on with the role you have;
            </li>
            <li>
              ask whoever gave you that access to take it away, and then open this link again: it stays good
              for seven days;
            </li>
            <li>ask {found.inviterName} to invite another address of yours.</li>
          </ul>
        </div>
      </div>
    );
  }
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>
            {found.inviterName} invites you to {place}
          </h1>
          <p className="muted">
            As {roleWords[found.role]}. Say what you are called, and choose how you will sign in.
          </p>
        </div>
      </header>
      <NewSignInForm
        address="/api/join"
        token={token}
        asksName
        asksEmail={false}
        offersPasskey
        button="Accept with a passphrase"
      />
    </div>
  );
}
