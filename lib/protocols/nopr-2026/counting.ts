import { type CaseFile, latest, registered, revisions, type Submitted } from '../../domain/cases/case-file';
import { isPerson } from '../../domain/forms/person';
import { type Day, earlierOf, laterOf } from '../../domain/schedule/day';
import { dayIn } from '../../domain/schedule/zone';
import { textIn } from './answered';

type SignedForm = 'pre-pet' | 'post-pet';

/** The day of the scan, once it is entered as performed. */
export function scanDayOf(file: CaseFile): Day | null {
  const completion = latest(file, 'completion')?.answers;
  return textIn(completion, 'performed') === 'yes' ? textIn(completion, 'scanOn') : null;
}

/**
 * The revision of a physician's form by which its window is judged. Before PET the last one that was given by the end of the
 * scan day: a later one is no answer before PET. After PET the first one that did not come before the scan: what came in
 * time stays in time, however often it is corrected.
 */
export function countingRevision(file: CaseFile, form: SignedForm): Submitted | undefined {
  const all = revisions(file, form);
  if (isFromRecord(all)) return all.at(-1);
  const own = all.filter(({ signature }) => isReferring(file, signature?.npi ?? null));
  const candidates = own.length > 0 ? own : all;
  const scanOn = scanDayOf(file);
  if (form === 'post-pet')
    return (
      candidates.find((given) => scanOn === null || signedFormDoneOn(file, given, scanOn) >= scanOn) ??
      candidates.at(-1)
    );
  const { at, answers } = registered(file);
  const registeredOn = textIn(answers, 'registeredOn') ?? dayIn(file.facility.zone, at);
  const isInTime = (day: Day) => day >= registeredOn && (scanOn === null || day <= scanOn);
  return (
    candidates.findLast((given) => isInTime(signedFormDoneOn(file, given, registeredOn))) ?? candidates[0]
  );
}

/** What the physician said before PET, as far as it counts. */
export function answersBeforePet(file: CaseFile): Submitted['answers'] | undefined {
  return countingRevision(file, 'pre-pet')?.answers;
}

export function isReferring(file: CaseFile, npi: string | null): boolean {
  const { physician } = registered(file).answers;
  return isPerson(physician) && npi === physician.npi;
}

/**
 * A physician's form counts with both its signature and its submission, so the day that lies outside the window decides:
 * one before the window opens, else the later of the two.
 */
export function signedFormDoneOn(file: CaseFile, submitted: Submitted, opensOn: Day | null): Day {
  const submittedOn = cameOn(file, submitted);
  const signedOn = submitted.signature?.signedOn ?? submittedOn;
  const first = earlierOf(signedOn, submittedOn);
  return opensOn !== null && first < opensOn ? first : laterOf(signedOn, submittedOn);
}

/** What is transcribed from a record is mended by transcribing it again, days and all. */
export function isFromRecord(all: readonly Submitted[]): boolean {
  return all.some(({ answers }) => textIn(answers, 'receivedOn') !== null);
}

/** The day a form came in: as its record says, where it is entered from one. */
export function cameOn(file: CaseFile, { at, answers }: Submitted): Day {
  return textIn(answers, 'receivedOn') ?? dayIn(file.facility.zone, at);
}
