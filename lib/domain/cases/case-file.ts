import type { Day } from '../schedule/day';
import type { CaseEvent, FormId, LaterFormId } from './case-event';

/** The facility as far as rules need it. Days are calendar days in `zone` (an IANA name). */
export interface FacilityFacts {
  readonly zone: string;
  readonly approvedOn: Day | null;
  readonly agreementFromOn: Day | null;
  readonly agreementUntilOn: Day | null;
}

/** Another case of the same patient with the same date of service and CPT code. */
export type SameScan = 'none' | 'confirmed' | 'unconfirmed';

/** Everything a decision about a case may read. Events are in the order in which they happened. */
export interface CaseFile {
  readonly facility: FacilityFacts;
  readonly events: readonly CaseEvent[];
  readonly sameScan: SameScan;
}

export type Submitted = Extract<CaseEvent, { readonly kind: 'formSubmitted' }>;

/** The latest revision of a form, if it was ever submitted. */
export function latest(file: CaseFile, form: FormId): Submitted | undefined {
  return file.events.findLast(
    (event): event is Submitted => event.kind === 'formSubmitted' && event.form === form,
  );
}

/** All revisions of a form, in their order. */
export function revisions(file: CaseFile, form: LaterFormId): readonly Submitted[] {
  return file.events.filter(
    (event): event is Submitted => event.kind === 'formSubmitted' && event.form === form,
  );
}

/** That a form was reopened, as long as it was neither given again nor closed as it was. */
export function reopening(file: CaseFile, form: LaterFormId) {
  const last = file.events.findLast(
    (event) =>
      (event.kind === 'formSubmitted' || event.kind === 'formReopened' || event.kind === 'formKept') &&
      event.form === form,
  );
  return last?.kind === 'formReopened' ? last : undefined;
}

/** Whether anything that was given is open again. */
export function isAnyReopened(file: CaseFile): boolean {
  return file.events.some(
    (event) => event.kind === 'formReopened' && reopening(file, event.form) !== undefined,
  );
}

/** Whether the claims were sent for the case as it stands: a correction after that asks for other claims. */
export function isBilled(file: CaseFile): boolean {
  return !changedSince(withoutUndone(file.events), 'billed');
}

/** Whether the claim support was taken for the case as it stands. */
export function isClaimSupportTaken(file: CaseFile): boolean {
  return !changedSince(file.events, 'claimSupportIssued');
}

function changedSince(events: readonly CaseEvent[], kind: 'billed' | 'claimSupportIssued'): boolean {
  const last = events.findLast(
    (event) => event.kind === kind || event.kind === 'formReopened' || event.kind === 'registrationCorrected',
  );
  return last?.kind !== kind;
}

/** A form that was closed as it was might as well not have been reopened. */
function withoutUndone(events: readonly CaseEvent[]): readonly CaseEvent[] {
  return events.filter((event, index) => {
    if (event.kind !== 'formReopened') return true;
    const next = events
      .slice(index + 1)
      .find(
        (later) => (later.kind === 'formKept' || later.kind === 'formSubmitted') && later.form === event.form,
      );
    return next?.kind !== 'formKept';
  });
}

/** The registration, with its answers as they were corrected last. */
export function registered(file: CaseFile) {
  const event = file.events.find((candidate) => candidate.kind === 'registered');
  if (!event) throw new Error('A case file without its registration');
  const corrected = file.events.findLast((candidate) => candidate.kind === 'registrationCorrected');
  return corrected ? { ...event, answers: corrected.answers } : event;
}

/** What the scan is for, as it was corrected last; undefined where it never was. */
export function correctedRequest(file: CaseFile) {
  return file.events.findLast(
    (event): event is Extract<CaseEvent, { readonly kind: 'registrationCorrected' }> =>
      event.kind === 'registrationCorrected' && event.what === 'request',
  );
}

/** Why a case is closed for good, if it is. */
export function closing(file: CaseFile) {
  return file.events.findLast(
    (event) =>
      event.kind === 'markedDuplicate' || event.kind === 'markedIneligible' || event.kind === 'transferred',
  );
}

export function lateAccepted(file: CaseFile, form: FormId) {
  return file.events.findLast((event) => event.kind === 'lateAccepted' && event.form === form);
}
