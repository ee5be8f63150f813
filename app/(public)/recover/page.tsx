import type { Metadata } from 'next';
import { AskForm } from './ask-form';

export const metadata: Metadata = { title: 'Lost your second factor' };

/** For somebody who lost every factor: asks those who can help. */
export default function LostFactorsPage() {
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>You cannot use your second factor</h1>
          <p className="muted">
            Look for your recovery codes first: one of them signs you in at once. If they are gone too, two
            people can open a new sign-in for you: your manager and an administrator of the registry. They
            will speak with you before they do.
          </p>
        </div>
      </header>
      <AskForm />
    </div>
  );
}
