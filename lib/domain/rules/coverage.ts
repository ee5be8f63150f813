import { type Day, sayDay } from '../schedule/day';

export type Strategy = 'initial' | 'subsequent';
export type CoverageAnswer = 'registry' | 'covered' | 'notCovered';

/** A question that decides a cell with a footnote. */
export interface FollowUp {
  readonly key: string;
  readonly ask: string;
  readonly yes: CoverageAnswer;
  readonly no: CoverageAnswer;
}

/** One cell: a tumor group under a strategy. `onlyReasons` narrows a footnote to some reasons for the scan. */
export interface CoverageCell {
  readonly id: string;
  readonly tracer: string;
  /** The row of the table; absent where the cell answers for every tumor. */
  readonly tumor?: string;
  /** Absent where the cell answers for both, as before there were strategies. */
  readonly strategy?: Strategy;
  readonly onlyReasons?: readonly string[];
  readonly answer: CoverageAnswer | { readonly followUp: FollowUp };
  /** What the cell says to a person, for each answer it can give. */
  readonly says: Partial<Readonly<Record<CoverageAnswer, string>>>;
  readonly cites: string;
}

export interface CoverageSite {
  readonly code: string;
  readonly label: string;
  /** The row of the table this site falls under. */
  readonly tumor: string;
  /** ICD-10-CM prefixes of the site. */
  readonly icd10cm: readonly string[];
  readonly cites: string;
}
export interface CoverageReason {
  readonly code: string;
  readonly label: string;
  readonly tracer: string;
  readonly group: string;
  readonly strategy: Strategy;
  /** Null where claims do not say the strategy yet. */
  readonly modifier: 'PI' | 'PS' | null;
}
export interface Tracer {
  readonly code: string;
  readonly label: string;
  readonly hcpcs: string;
}

export interface CoverageTable {
  /** First date of service for which the table speaks. */
  readonly fromOn: Day;
  readonly sites: readonly CoverageSite[];
  readonly reasons: readonly CoverageReason[];
  readonly tracers: readonly Tracer[];
  /** Read top to bottom: the first cell that fits answers. */
  readonly cells: readonly CoverageCell[];
  /** The modifier that marks a scan of the registry on its line, by date of service, both ends inside. */
  readonly registryModifiers: readonly {
    readonly value: 'QR' | 'Q0';
    readonly fromOn: Day;
    readonly untilOn: Day | null;
  }[];
}

/** The days on which the registry enrols; `closesOn` is the last day, null while it is open. */
export interface Enrolment {
  readonly opensOn: Day;
  readonly closesOn: Day | null;
}

export interface CoverageQuestion {
  readonly site: string;
  readonly reason: string;
  readonly tracer: string;
  /** Date of service. */
  readonly on: Day;
  readonly followUp?: 'yes' | 'no';
}

export interface Coverage {
  readonly answer: CoverageAnswer | 'askFollowUp';
  readonly followUp?: { readonly key: string; readonly ask: string };
  /** PET line modifiers: `QR` or `Q0` only inside the registry. Empty when nothing may be billed. */
  readonly modifiers: readonly string[];
  readonly rule: string;
  readonly cites: string;
  readonly says: string;
}

/**
 * Looks a scan up in the coverage table as of its date of service. Undefined when site, reason and tracer do not go
 * together (a NaF reason with FDG, say).
 */
export function coverageOf(
  table: CoverageTable,
  question: CoverageQuestion,
  enrolment: Enrolment,
): Coverage | undefined {
  const site = table.sites.find((candidate) => candidate.code === question.site);
  const reason = table.reasons.find(
    (candidate) => candidate.code === question.reason && candidate.tracer === question.tracer,
  );
  if (!site || !reason) return undefined;
  const cell = table.cells.find(
    (candidate) =>
      candidate.tracer === question.tracer &&
      (candidate.tumor === undefined || candidate.tumor === site.tumor) &&
      (candidate.strategy === undefined || candidate.strategy === reason.strategy) &&
      (candidate.onlyReasons === undefined || candidate.onlyReasons.includes(reason.code)),
  );
  if (!cell) return undefined;
  const found = { rule: cell.id, cites: cell.cites };
  let answer: CoverageAnswer;
  if (typeof cell.answer === 'string') answer = cell.answer;
  else if (question.followUp === undefined) {
    const { key, ask } = cell.answer.followUp;
    return { ...found, answer: 'askFollowUp', followUp: { key, ask }, modifiers: [], says: ask };
  } else answer = cell.answer.followUp[question.followUp];
  if (answer === 'registry' && !isEnrolling(enrolment, question.on)) {
    return { ...found, answer: 'notCovered', modifiers: [], says: enrolmentSays(enrolment) };
  }
  return {
    ...found,
    answer,
    modifiers: modifiersOf(table, reason, answer, question.on),
    says: cell.says[answer] ?? '',
  };
}

function modifiersOf(
  { registryModifiers }: CoverageTable,
  { modifier }: CoverageReason,
  answer: CoverageAnswer,
  on: Day,
): readonly string[] {
  if (answer === 'notCovered') return [];
  const marks = registryModifiers
    .filter(({ fromOn, untilOn }) => on >= fromOn && (untilOn === null || on <= untilOn))
    .map(({ value }) => value);
  return [...(modifier === null ? [] : [modifier]), ...(answer === 'registry' ? marks : [])];
}

export function isEnrolling(enrolment: Enrolment, on: Day): boolean {
  return on >= enrolment.opensOn && (enrolment.closesOn === null || on <= enrolment.closesOn);
}

function enrolmentSays(enrolment: Enrolment): string {
  return enrolment.closesOn === null
    ? `Medicare pays for this scan only inside the registry, and the registry enrols scans from ${sayDay(enrolment.opensOn, 'long')} on.`
    : `Medicare pays for this scan only inside the registry, and the registry enrols scans from ${sayDay(enrolment.opensOn, 'long')} to ${sayDay(enrolment.closesOn, 'long')}.`;
}
