'use client';

import { SecondStep } from '@/app/_ui/prove/second-step';
import { SignOutButton } from '@/app/_ui/sign-out-button';
import styles from '../sign-in.module.css';

interface StepFormProps {
  readonly goTo: string;
  readonly step: {
    readonly email: string;
    readonly mayUseCode: boolean;
    readonly mayUsePasskey: boolean;
    readonly isDemo: boolean;
  };
}

/** The second step as a page. */
export function StepForm({ goTo, step }: StepFormProps) {
  return (
    <>
      <h1>One more step</h1>
      <p className={styles.lead}>
        You are signing in as <strong>{step.email}</strong>.
        {!step.mayUseCode && ' Your role signs in with a passkey.'}
      </p>
      <SecondStep
        {...step}
        action="Sign in"
        // A whole new page: nothing of whoever was here before stays in memory.
        onDone={() => window.location.assign(goTo)}
        onEnded={() => window.location.assign('/sign-in')}
      />
      <p className={styles.other}>
        <a href="/recover">I cannot use my second factor</a>
      </p>
      <p className={styles.other}>
        Somebody else? <SignOutButton />
      </p>
    </>
  );
}
