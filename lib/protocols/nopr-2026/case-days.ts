import { type CaseFile, latest, registered, type Submitted } from '../../domain/cases/case-file';
import { type Day, earlierOf, laterOf } from '../../domain/schedule/day';
import { dayIn } from '../../domain/schedule/zone';
import { textIn } from './answered';
import type { LaterForm } from './form-facts';

/** The days of a case on which its windows depend, in the facility's calendar; null while a thing is not done. */
export interface CaseDays {
  readonly registeredOn: Day;
  readonly scheduledOn: Day;
  /** Null until a scan was entered. */
  readonly scanOn: Day | null;
  /** False when the completion form says that the scan was not done, null until it is in. */
  readonly performed: boolean | null;
  readonly doneOn: Readonly<Record<LaterForm, Day | null>>;
}

export function daysOf(file: CaseFile): CaseDays {
  const { at, answers } = registered(file);
  // A case that is entered from its record says when it was registered.
  const registeredOn = textIn(answers, 'registeredOn') ?? dayIn(file.facility.zone, at);
  const completion = latest(file, 'completion')?.answers;
  const performed = textIn(completion, 'performed');
  const scanOn = performed === 'yes' ? textIn(completion, 'scanOn') : null;
  return {
    registeredOn,
    scheduledOn: textIn(answers, 'scheduledOn') ?? registeredOn,
    performed: performed === null ? null : performed === 'yes',
    scanOn,
    doneOn: {
      'pre-pet': signedFormDoneOn(file, 'pre-pet', registeredOn),
      completion: facilityFormDoneOn(file, 'completion', scanOn),
      report: facilityFormDoneOn(file, 'report', scanOn),
      'post-pet': signedFormDoneOn(file, 'post-pet', scanOn),
    },
  };
}

/**
 * A form of the facility is done when it first came in, though not before the scan where it came in again: a later
 * correction does not make it late.
 */
function facilityFormDoneOn(file: CaseFile, form: LaterForm, opensOn: Day | null): Day | null {
  const days = file.events
    .filter((event): event is Submitted => event.kind === 'formSubmitted' && event.form === form)
    .map((event) => cameOn(file, event));
  return days.find((day) => opensOn === null || day >= opensOn) ?? days[0] ?? null;
}

/**
 * A physician's form counts with both its signature and its submission, so the day that lies outside the window decides:
 * one before the window opens, else the later of the two.
 */
function signedFormDoneOn(file: CaseFile, form: LaterForm, opensOn: Day | null): Day | null {
  const submitted = latest(file, form);
  if (!submitted) return null;
  const submittedOn = cameOn(file, submitted);
  const signedOn = submitted.signature?.signedOn ?? submittedOn;
  const first = earlierOf(signedOn, submittedOn);
  return opensOn !== null && first < opensOn ? first : laterOf(signedOn, submittedOn);
}

/** The day a form came in: as its record says, where it is entered from one. */
export function cameOn(file: CaseFile, { at, answers }: Submitted): Day {
  return textIn(answers, 'receivedOn') ?? dayIn(file.facility.zone, at);
}
