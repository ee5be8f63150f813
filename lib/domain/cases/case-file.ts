import type { Day } from '../schedule/day';
import type { CaseEvent, FormId } from './case-event';

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

export function registered(file: CaseFile) {
  const event = file.events.find((candidate) => candidate.kind === 'registered');
  if (!event) throw new Error('A case file without its registration');
  return event;
}

export function lateAccepted(file: CaseFile, form: FormId) {
  return file.events.findLast((event) => event.kind === 'lateAccepted' && event.form === form);
}
