import type { Metadata } from 'next';
import { demoPassphrase, demoPeople } from '@/lib/server/demo-people';
import { settings } from '@/lib/server/env';
import { returnAddress } from '@/lib/server/return-address';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** Signing in, and going on where one was. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { from, ended } = await searchParams;
  const goTo = returnAddress(from);
  const note = noteOf(ended, goTo !== '/');
  const demo = settings().mode === 'demo' ? { people: demoPeople, passphrase: demoPassphrase } : null;
  return (
    <div className="page">
      <SignInForm goTo={goTo} note={note} demo={demo} />
    </div>
  );
}

function noteOf(ended: unknown, isComingBack: boolean): string | null {
  if (ended === 'out') return 'You are signed out.';
  if (ended === 'idle')
    return 'You were away for a while, so we signed you out. What was saved is still there.';
  return isComingBack ? 'Sign in, and you go on where you were.' : null;
}
