import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { portalDatabase } from '@/lib/server/database';
import { halfwayVisitor, visitor } from '@/lib/server/page';
import { returnAddress, signInAddress } from '@/lib/server/return-address';
import { deviceWords } from '@/lib/server/session/device-words';
import { nextStep } from '@/lib/server/session/next-step';
import styles from '../sign-in.module.css';
import { Enrolment } from './enrolment';
import { StepForm } from './step-form';

export const metadata: Metadata = { title: 'Sign in, second step' };

interface SecondFactorPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** The second step of the sign-in; whoever has no second factor yet sets one up, and sees nothing else before. */
export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const goTo = returnAddress((await searchParams).from);
  const half = await halfwayVisitor();
  if (!half) redirect((await visitor()) ? goTo : signInAddress(goTo));
  const step = await nextStep(portalDatabase(), half);
  return (
    <div className="page">
      <div className={styles.box}>
        {step.mustEnrol ? (
          <Enrolment goTo={goTo} step={step} device={deviceWords(await headers())} />
        ) : (
          <StepForm goTo={goTo} step={step} />
        )}
      </div>
    </div>
  );
}
