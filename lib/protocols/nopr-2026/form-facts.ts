import type { FormId, SignatureFact } from '../../domain/cases/case-event';
import {
  type CaseFile,
  lateAccepted,
  latest,
  reopening,
  revisions,
  type Submitted,
} from '../../domain/cases/case-file';
import type { Facts } from '../../domain/rules/facts';
import { sayDay } from '../../domain/schedule/day';
import { dayIn, sayInstant } from '../../domain/schedule/zone';
import { cameOn, countingRevision, isReferring } from './counting';

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
  const last = latest(file, form);
  const submitted = form === 'pre-pet' || form === 'post-pet' ? countingRevision(file, form) : last;
  const signature = submitted?.signature ?? null;
  const reopened = reopening(file, form);
  const isFinal = last !== undefined && reopened === undefined;
  return {
    [`${form}.final`]: isFinal,
    [`${form}.stands`]: isFinal ? true : null,
    [`${form}.reopened`]: reopened !== undefined,
    [`${form}.reopenedOn`]: reopened ? dayIn(zone, reopened.at) : null,
    [`${form}.revisedSays`]: last && last !== revisions(file, form)[0] ? givenSays(last, zone) : null,
    [`${form}.submittedOn`]: submitted ? cameOn(file, submitted) : null,
    [`${form}.signedOn`]: signature?.signedOn ?? null,
    [`${form}.signedSays`]: signature ? signedSays(signature, zone) : null,
    [`${form}.signerIsReferring`]: submitted && !reopened ? isReferring(file, signature?.npi ?? null) : null,
    [`${form}.acceptedLate`]: submitted !== undefined && lateAccepted(file, form) !== undefined,
  };
}

function givenSays({ signature, at }: Submitted, zone: string): string {
  return signature ? signedSays(signature, zone) : sayInstant(at, zone);
}

function signedSays(signature: SignatureFact, zone: string): string {
  return signature.method === 'paper' || signature.signedAt === null
    ? `${sayDay(signature.signedOn, 'long')}, on paper`
    : sayInstant(signature.signedAt, zone);
}
