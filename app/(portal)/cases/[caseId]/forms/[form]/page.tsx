import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FacilityForm } from '@/app/_ui/form/facility-form';
import { PaperForm } from '@/app/_ui/form/paper-form';
import { PhysicianForm } from '@/app/_ui/form/physician-form';
import { ReportForm } from '@/app/_ui/form/report-form';
import { asActor, nothingHere, pageContext } from '@/lib/server/page';
import type { SubmittableForm } from '@/lib/usecases/submittable-form';
import { FormClosed } from './form-closed';
import { formIn } from './form-in';
import { openFormPage } from './open-form-page';

interface FormPageProps {
  readonly params: Promise<{ readonly caseId: string; readonly form: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

const titles: Readonly<Record<SubmittableForm, string>> = {
  'pre-pet': 'Pre-PET form',
  completion: 'PET completion form',
  report: 'PET report',
  'post-pet': 'Post-PET form',
};

export async function generateMetadata({ params }: FormPageProps): Promise<Metadata> {
  const form = formIn((await params).form);
  return { title: form === undefined ? 'Not found' : titles[form] };
}

/** A form of a case, to be filled by whoever it is for, or keyed in from signed paper. */
export default async function FormOfCasePage({ params, searchParams }: FormPageProps) {
  const { caseId, form: named } = await params;
  const form = formIn(named);
  if (form === undefined) return nothingHere();
  const channel = (await searchParams).channel === 'paper' ? 'paper' : 'account';
  const { actor } = await pageContext();
  const opened = await asActor((ctx) => openFormPage(ctx, { caseId, form, channel }));
  if (opened.kind === 'given') redirect(`/cases/${caseId}/entries/${opened.entryId}`);
  if (opened.kind === 'closed') return <FormClosed title={titles[form]} says={opened.says} caseId={caseId} />;
  const props = { view: opened.view, definition: opened.definition, email: actor.email };
  if (channel === 'paper') return <PaperForm {...props} />;
  if (opened.definition.answeredBy === 'physician') return <PhysicianForm {...props} />;
  return form === 'report' ? <ReportForm {...props} /> : <FacilityForm {...props} />;
}
