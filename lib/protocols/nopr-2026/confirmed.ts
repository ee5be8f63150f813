import { type CaseFile, registered } from '../../domain/cases/case-file';
import { type Coverage, type CoverageTable, coverageOf, type Enrolment } from '../../domain/rules/coverage';
import type { Day } from '../../domain/schedule/day';
import { textIn } from './answered';
import { answersBeforePet } from './counting';
import { followUps } from './coverage';

/** What the scan is for: as the physician confirmed it before PET, until then as registered. */
export interface Request {
  readonly tracer: string | null;
  readonly reason: string | null;
  readonly site: string | null;
}

export function requestOf(file: CaseFile): Request {
  const registration = registered(file).answers;
  const prePet = answersBeforePet(file);
  return {
    tracer: textIn(registration, 'tracer'),
    reason: textIn(prePet, 'reason') ?? textIn(registration, 'reason'),
    site: textIn(prePet, 'site') ?? textIn(registration, 'site'),
  };
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
  const followUp = textIn(answersBeforePet(file), key) ?? textIn(registered(file).answers, key);
  return followUp === 'yes' || followUp === 'no'
    ? coverageOf(coverage, { tracer, reason, site, on, followUp }, enrolment)
    : undefined;
}

/** The footnote question that the registration answered, `NONE` where it had none. */
export function registeredFollowUp(file: CaseFile): string {
  const answers = registered(file).answers;
  return Object.keys(followUps).find((key) => textIn(answers, key) !== null) ?? 'NONE';
}
