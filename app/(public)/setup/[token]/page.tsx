import type { Metadata } from 'next';
import { NewSignInForm } from '@/app/_ui/new-sign-in-form';
import { isLinkSecret } from '@/lib/domain/identifiers/link-secret';
import { settings } from '@/lib/server/env';
import { asNobody, nothingHere } from '@/lib/server/page';
import { isSetupOpen } from '@/lib/usecases/set-up-registry';

export const metadata: Metadata = { title: 'First administrator' };

interface SetupPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

/** Where the first administrator of a fresh registry begins. Opening it changes nothing. */
export default async function SetupPage({ params }: SetupPageProps) {
  const { token } = await params;
  const isOpen = isLinkSecret(token) && (await asNobody((tx, { now }) => isSetupOpen(tx, token, now)));
  if (!isOpen) return nothingHere();
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>Become the first administrator</h1>
          <p className="muted">
            {settings().registry.name} has no administrator yet. You will be the first: you invite facilities’
            managers, physicians and two further administrators, so that one of you can always be helped by
            the other two. A passkey follows as the second step.
          </p>
        </div>
      </header>
      <NewSignInForm
        address="/api/setup"
        token={token}
        asksName
        asksEmail
        button="Become administrator and go on"
      />
    </div>
  );
}
