import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegistrationForm } from '@/app/_ui/form/registration-form';
import { BalanceBanner } from '@/app/_ui/ledger/balance-banner';
import { sayMoney } from '@/lib/domain/ledger/money';
import { ok } from '@/lib/domain/result';
import { asActor, pageContext } from '@/lib/server/page';
import { openRegistration, registeredCaseOf } from '@/lib/usecases/open-registration';
import { type SearchParams, scanOf } from '../scan-address';

export const metadata: Metadata = { title: 'Register a case' };

interface RegistrationPageProps {
  readonly params: Promise<{ readonly draftId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** Registers a case, or goes on with a registration that was begun. */
export default async function RegistrationPage({ params, searchParams }: RegistrationPageProps) {
  const { draftId } = await params;
  const begins = scanOf(await searchParams);
  const { actor } = await pageContext();
  const { form, caseId } = await asActor(async (ctx) => {
    const found = await openRegistration(ctx, { draftId, begins });
    if (!found.ok && found.problem.code !== 'already-submitted') return found;
    const definition = found.ok && ctx.protocolOf(found.value.protocol.id)?.forms.registration;
    return ok({
      form:
        found.ok && definition
          ? {
              view: found.value,
              definition,
              fee: found.value.protocol.id === ctx.currentProtocol.id ? sayMoney(ctx.caseFeeCents) : null,
            }
          : null,
      caseId: found.ok ? null : registeredCaseOf(ctx, draftId),
    });
  });
  if (form === null) redirect(`/cases/${caseId}`);
  return (
    <>
      <BalanceBanner isAlone />
      <RegistrationForm {...form} email={actor.email} />
    </>
  );
}
