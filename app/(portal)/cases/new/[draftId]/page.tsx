import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegistrationForm } from '@/app/_ui/form/registration-form';
import { ok } from '@/lib/domain/result';
import { asActor, pageContext } from '@/lib/server/page';
import { openRegistration, registeredCaseOf } from '@/lib/usecases/open-registration';

export const metadata: Metadata = { title: 'Register a case' };

interface RegistrationPageProps {
  readonly params: Promise<{ readonly draftId: string }>;
}

/** Registers a case, or goes on with a registration that was begun. */
export default async function RegistrationPage({ params }: RegistrationPageProps) {
  const { draftId } = await params;
  const { actor } = await pageContext();
  const { form, caseId } = await asActor(async (ctx) => {
    const found = await openRegistration(ctx, { draftId });
    if (!found.ok && found.problem.code !== 'already-submitted') return found;
    const definition = ctx.currentProtocol.forms.registration;
    return ok({
      form: found.ok ? { view: found.value, definition } : null,
      caseId: found.ok ? null : registeredCaseOf(ctx, draftId),
    });
  });
  if (form === null) redirect(`/cases/${caseId}`);
  return <RegistrationForm {...form} email={actor.email} />;
}
