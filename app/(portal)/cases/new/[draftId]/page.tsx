import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegistrationForm } from '@/app/_ui/form/registration-form';
import { ok } from '@/lib/domain/result';
import { asActor, pageContext } from '@/lib/server/page';
import { openRegistration } from '@/lib/usecases/open-registration';

export const metadata: Metadata = { title: 'Register a case' };

interface RegistrationPageProps {
  readonly params: Promise<{ readonly draftId: string }>;
}

/** Registers a case, or goes on with a registration that was begun. */
export default async function RegistrationPage({ params }: RegistrationPageProps) {
  const { draftId } = await params;
  const { actor } = await pageContext();
  const opened = await asActor(async (ctx) => {
    const found = await openRegistration(ctx, { draftId });
    if (found.ok) return ok({ view: found.value, definition: ctx.currentProtocol.forms.registration });
    return found.problem.code === 'already-submitted' ? ok(null) : found;
  });
  // The case took the id of its registration.
  if (opened === null) redirect(`/cases/${draftId}`);
  return <RegistrationForm {...opened} email={actor.email} />;
}
