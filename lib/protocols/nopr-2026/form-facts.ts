import type { FormId, SignatureFact } from '../../domain/cases/case-event';
import {
  type CaseFile,
  lateAccepted,
  latest,
  registered,
  type Submitted,
} from '../../domain/cases/case-file';
import { isPerson } from '../../domain/forms/kinds';
import type { Facts } from '../../domain/rules/facts';
import { type Day, earlierOf, laterOf, sayDay } from '../../domain/schedule/day';
import { dayIn, sayInstant } from '../../domain/schedule/zone';

export type LaterForm = Exclude<FormId, 'registration'>;

/** The facts of one form of the case. */
export function formFacts(file: CaseFile, form: LaterForm): Facts {
  const { zone } = file.facility;
  const submitted = latest(file, form);
  const signature = submitted?.signature ?? null;
  return {
    [`${form}.final`]: submitted !== undefined,
    [`${form}.submittedOn`]: submitted ? dayIn(zone, submitted.at) : null,
    [`${form}.signedOn`]: signature?.signedOn ?? null,
    [`${form}.signedSays`]: signature ? signedSays(signature, zone) : null,
    [`${form}.signerIsReferring`]: submitted ? isReferring(file, signature) : null,
    [`${form}.acceptedLate`]: submitted !== undefined && lateAccepted(file, form) !== undefined,
  };
}

/**
 * The day on which a form counts as done. A form of the facility is done when it first came in; a later correction does
 * not make it late. A physician's form counts with both its signature and its submission, so the day that lies outside
 * decides: an early signature, else the later of the two.
 */
export function doneOn(file: CaseFile, form: LaterForm, opensOn: Day | null): Day | null {
  const { zone } = file.facility;
  if (form === 'completion' || form === 'report') {
    const first = file.events.find(
      (event): event is Submitted => event.kind === 'formSubmitted' && event.form === form,
    );
    return first ? dayIn(zone, first.at) : null;
  }
  const submitted = latest(file, form);
  if (!submitted) return null;
  const submittedOn = dayIn(zone, submitted.at);
  const signedOn = submitted.signature?.signedOn ?? submittedOn;
  const first = earlierOf(signedOn, submittedOn);
  return opensOn !== null && first < opensOn ? first : laterOf(signedOn, submittedOn);
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
