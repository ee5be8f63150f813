import type { Metadata } from 'next';
import { NewSignInForm } from '@/app/_ui/new-sign-in-form';
import { isLinkSecret } from '@/lib/domain/identifiers/link-secret';
import { asNobody, nothingHere } from '@/lib/server/page';
import { findRecovery } from '@/lib/usecases/finish-recovery';

export const metadata: Metadata = { title: 'New sign-in' };

interface RecoverPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

/** A new sign-in that two people approved. Opening it changes nothing and names nobody. */
export default async function RecoverPage({ params }: RecoverPageProps) {
  const { token } = await params;
  const found = isLinkSecret(token)
    ? await asNobody((tx, { now }) => findRecovery(tx, token, now))
    : undefined;
  if (!found) return nothingHere();
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>Set up your sign-in anew</h1>
          <p className="muted">
            Two people approved it. Choose a new passphrase; a new second step follows. With that, everything
            you signed in with before ends: passkeys, the authenticator app, recovery codes and every open
            session.
          </p>
        </div>
      </header>
      <NewSignInForm
        address="/api/recover"
        token={token}
        asksName={false}
        asksEmail={false}
        button="Set the passphrase and go on to the second step"
      />
    </div>
  );
}
