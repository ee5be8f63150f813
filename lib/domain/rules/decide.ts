import { type Condition, evaluate, type Truth } from '../forms/condition';
import type { Day } from '../schedule/day';
import type { Facts } from './facts';
import { wording } from './wording';

export type Who = 'facility' | 'physician' | 'registry';

/** What would settle a rule that does not hold. The first row whose condition holds is told. */
export interface RepairRule {
  readonly onlyIf?: Condition;
  /** False: nothing settles it any more, and `says` tells why. */
  readonly possible: boolean;
  readonly who: Who;
  readonly says: string;
  /** Name of the fact that holds the last day for it. */
  readonly by?: string;
}

/**
 * What a finding says, with facts in braces: one sentence, or several of which the first whose condition holds is said,
 * because a rule can fail for more than one reason.
 */
export type Sentence = string | readonly { readonly onlyIf?: Condition; readonly says: string }[];

/** One rule of a protocol: data with an id that is never reused, and its source. */
export interface Rule {
  readonly id: string;
  /** The rule in a few words, for lists. */
  readonly title: string;
  readonly holds: Condition;
  /** What is said when it holds, does not hold, or cannot be told yet. */
  readonly says: { readonly true: Sentence; readonly false: Sentence; readonly null: Sentence };
  /** What settles it while it does not hold or cannot be told. */
  readonly repairs: readonly RepairRule[];
  readonly cites: string;
}

export interface Repair {
  readonly possible: boolean;
  readonly who: Who;
  readonly what: string;
  readonly by: Day | null;
}

export interface Finding {
  readonly rule: string;
  readonly title: string;
  /** True it holds, false it does not, null cannot tell yet. */
  readonly holds: Truth;
  readonly says: string;
  readonly cites: string;
  readonly repair?: Repair;
}

export type Outcome = 'met' | 'notMet' | 'cannotTell';

export interface Verdict {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

/** Runs every rule, always, and returns every finding; screen, document and auditor read the same list. */
export function decide(rules: readonly Rule[], facts: Facts): Verdict {
  const findings = rules.map((rule) => findingOf(rule, facts));
  const outcome = findings.some((finding) => finding.holds === false)
    ? 'notMet'
    : findings.some((finding) => finding.holds === null)
      ? 'cannotTell'
      : 'met';
  return { outcome, findings };
}

function findingOf(rule: Rule, facts: Facts): Finding {
  const holds = evaluate(rule.holds, facts);
  const repair = holds === true ? undefined : repairOf(rule, facts);
  return {
    rule: rule.id,
    title: rule.title,
    holds,
    // Worded when it is read: an outlook decides many days and says the words of one.
    get says() {
      return sentence(holds === null ? rule.says.null : holds ? rule.says.true : rule.says.false, facts);
    },
    cites: rule.cites,
    ...(repair && { repair }),
  };
}

function repairOf(rule: Rule, facts: Facts): Repair | undefined {
  const repair = rule.repairs.find(
    (candidate) => candidate.onlyIf === undefined || evaluate(candidate.onlyIf, facts) === true,
  );
  if (!repair) return undefined;
  const by = repair.by === undefined ? null : facts[repair.by];
  return {
    possible: repair.possible,
    who: repair.who,
    get what() {
      return wording(repair.says, facts);
    },
    by: typeof by === 'string' ? by : null,
  };
}

function sentence(says: Sentence, facts: Facts): string {
  if (typeof says === 'string') return wording(says, facts);
  const fits = says.find((row) => row.onlyIf === undefined || evaluate(row.onlyIf, facts) === true);
  return fits ? wording(fits.says, facts) : '';
}
