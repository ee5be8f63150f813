import type { CaseRow } from './case-row';
import type { Ctx } from './context';
import type { LoadedCase } from './load-case';
import { completionAnswers, prePetAnswers } from './named-answers';
import { sameScanOf } from './same-scan';
import type { SubmittableForm } from './submittable-form';
import type { Write } from './write-all';

/** A case as its columns stand after a submission, and what that changes for other cases of the patient. */
export interface CaseAfter {
  readonly row: CaseRow;
  readonly siblingWrites: readonly Write[];
}

/** The columns of a case after these answers were accepted on a form. */
export async function caseAfter(
  ctx: Ctx,
  { row: before, events, isAlone }: LoadedCase,
  form: SubmittableForm,
  answers: Readonly<Record<string, unknown>>,
): Promise<CaseAfter> {
  const row = { ...before, version: before.version + 1 };
  if (form === 'pre-pet') {
    const { reason, site } = prePetAnswers.parse(answers);
    return { row: { ...row, reason: reason ?? row.reason, site: site ?? row.site }, siblingWrites: [] };
  }
  if (form !== 'completion') return { row, siblingWrites: [] };
  const { performed, scanOn = null, cpt = null } = completionAnswers.parse(answers);
  if (performed === 'no') return { row, siblingWrites: [] };
  if (isAlone === true) return { row: { ...row, scanOn, cpt, sameScan: 'none' }, siblingWrites: [] };
  const { sameScan, writes } = await sameScanOf(ctx, { row: { ...row, scanOn, cpt }, events });
  return { row: { ...row, scanOn, cpt, sameScan }, siblingWrites: writes };
}
