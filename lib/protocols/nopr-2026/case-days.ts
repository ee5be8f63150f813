import { type CaseFile, latest, registered, reopening, revisions } from '../../domain/cases/case-file';
import type { Day } from '../../domain/schedule/day';
import { dayIn } from '../../domain/schedule/zone';
import { textIn } from './answered';
import { cameOn, countingRevision, isFromRecord, scanDayOf, signedFormDoneOn } from './counting';
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
  const performed = textIn(latest(file, 'completion')?.answers, 'performed');
  const scanOn = scanDayOf(file);
  const signedOn = (form: 'pre-pet' | 'post-pet', opensOn: Day | null) => {
    const counting = countingRevision(file, form);
    return counting ? signedFormDoneOn(file, counting, opensOn) : null;
  };
  return {
    registeredOn,
    scheduledOn: textIn(answers, 'scheduledOn') ?? registeredOn,
    // While a scan that was said not to have been done is looked into again, neither is known.
    performed:
      performed === null || (performed === 'no' && reopening(file, 'completion'))
        ? null
        : performed === 'yes',
    scanOn,
    doneOn: {
      'pre-pet': signedOn('pre-pet', registeredOn),
      completion: facilityFormDoneOn(file, 'completion', scanOn),
      report: facilityFormDoneOn(file, 'report', scanOn),
      'post-pet': signedOn('post-pet', scanOn),
    },
  };
}

/**
 * A form of the facility is done when it first came in, though not before the scan where it came in again: a later
 * correction does not make it late.
 */
function facilityFormDoneOn(file: CaseFile, form: LaterForm, opensOn: Day | null): Day | null {
  const all = revisions(file, form);
  const days = (isFromRecord(all) ? all.slice(-1) : all).map((event) => cameOn(file, event));
  return days.find((day) => opensOn === null || day >= opensOn) ?? days[0] ?? null;
}
