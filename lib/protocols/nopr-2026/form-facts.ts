import type { FormId, SignatureFact } from '../../domain/cases/case-event';
import { type CaseFile, lateAccepted, latest, registered } from '../../domain/cases/case-file';
import { isPerson } from '../../domain/forms/person';
import type { Facts } from '../../domain/rules/facts';
import { sayDay } from '../../domain/schedule/day';
import { sayInstant } from '../../domain/schedule/zone';
import { cameOn } from './case-days';

/** The forms that follow the registration, in the order in which they are due. */
export const laterForms = [
  'pre-pet',
  'completion',
  'report',
  'post-pet',
] as const satisfies readonly FormId[];
export type LaterForm = (typeof laterForms)[number];

/** The facts of one form of the case. */
export function formFacts(file: CaseFile, form: LaterForm): Facts {
  const { zone } = file.facility;
  const submitted = latest(file, form);
  const signature = submitted?.signature ?? null;
  return {
    [`${form}.final`]: submitted !== undefined,
    [`${form}.submittedOn`]: submitted ? cameOn(file, submitted) : null,
    [`${form}.signedOn`]: signature?.signedOn ?? null,
    [`${form}.signedSays`]: signature ? signedSays(signature, zone) : null,
    [`${form}.signerIsReferring`]: submitted ? isReferring(file, signature) : null,
    [`${form}.acceptedLate`]: submitted !== undefined && lateAccepted(file, form) !== undefined,
  };
}

function isReferring(file: CaseFile, signature: SignatureFact | null): boolean {
  const { physician } = registered(file).answers;
  return isPerson(physician) && signature?.npi === physician.npi;
}

function signedSays(signature: SignatureFact, zone: string): string {
  return signature.method === 'paper' || signature.signedAt === null
    ? `${sayDay(signature.signedOn, 'long')}, on paper`
    : sayInstant(signature.signedAt, zone);
}
