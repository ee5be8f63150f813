import { type CaseFile, correctedRequest, registered } from '../../domain/cases/case-file';
import { type Coverage, type CoverageTable, coverageOf, type Enrolment } from '../../domain/rules/coverage';
import type { Day } from '../../domain/schedule/day';
import { textIn } from './answered';
import { answersBeforePet, countingRevision } from './counting';
import { followUps } from './coverage';

/** What the scan is for: as the physician confirmed it before PET, until then as registered. */
export interface Request {
  readonly tracer: string | null;
  readonly reason: string | null;
  readonly site: string | null;
}

export function requestOf(file: CaseFile): Request {
  const registration = registered(file).answers;
  const prePet = confirmedBeforePet(file);
  return {
    tracer: textIn(registration, 'tracer'),
    reason: textIn(prePet, 'reason') ?? textIn(registration, 'reason'),
    site: textIn(prePet, 'site') ?? textIn(registration, 'site'),
  };
}

/** What the physician confirmed before PET, unless reason and site were corrected after that. */
function confirmedBeforePet(file: CaseFile) {
  return isCorrectedSince(file) ? undefined : answersBeforePet(file);
}

/** Whether reason and site were corrected after the physician had confirmed others. */
function isCorrectedSince(file: CaseFile): boolean {
  const corrected = correctedRequest(file);
  const confirmed = countingRevision(file, 'pre-pet');
  return (
    corrected !== undefined &&
    (confirmed === undefined || file.events.indexOf(corrected) > file.events.indexOf(confirmed))
  );
}

/** Whether the physician confirmed another reason or site than the case has now. */
export function confirmedOther(file: CaseFile): boolean {
  const confirmed = answersBeforePet(file);
  if (!confirmed || !isCorrectedSince(file)) return false;
  const { reason, site } = requestOf(file);
  const confirmedSite = textIn(confirmed, 'site');
  return textIn(confirmed, 'reason') !== reason || (confirmedSite !== null && confirmedSite !== site);
}

/** The diagnosis code: as corrected after the physician's form could not be changed any more, else as in that form. */
export function diagnosisOf(file: CaseFile): string | null {
  const corrected = isCorrectedSince(file) ? correctedRequest(file)?.diagnosis : undefined;
  const prePet = answersBeforePet(file);
  return corrected ?? textIn(prePet, 'diagnosis') ?? textIn(prePet, 'diagnosisIcd9');
}

/**
 * The coverage of the request on a day, with the footnote question answered as in the pre-PET form, else as registered.
 * Undefined where it cannot be told: something is missing, or the footnote question was never asked.
 */
export function coverageOn(
  coverage: CoverageTable,
  file: CaseFile,
  on: Day,
  enrolment: Enrolment,
): Coverage | undefined {
  const { tracer, reason, site } = requestOf(file);
  if (tracer === null || reason === null || site === null) return undefined;
  const asked = coverageOf(coverage, { tracer, reason, site, on }, enrolment);
  if (asked?.followUp === undefined) return asked;
  const { key } = asked.followUp;
  const followUp = textIn(confirmedBeforePet(file), key) ?? textIn(registered(file).answers, key);
  return followUp === 'yes' || followUp === 'no'
    ? coverageOf(coverage, { tracer, reason, site, on, followUp }, enrolment)
    : undefined;
}

/** The footnote question that the registration answered, `NONE` where it had none. */
export function registeredFollowUp(file: CaseFile): string {
  const answers = registered(file).answers;
  return Object.keys(followUps).find((key) => textIn(answers, key) !== null) ?? 'NONE';
}
