import { evaluate } from '../forms/condition';
import { decide, type Verdict, type Who } from '../rules/decide';
import type { Fact, Facts } from '../rules/facts';
import { wording } from '../rules/wording';
import { addDays, compareDays, type Day, daysBetween } from '../schedule/day';
import type { WindowStanding } from '../schedule/window';
import type { FormId } from './case-event';
import { type CaseFile, isAnyReopened } from './case-file';
import type { CaseState, Protocol, RegistrySettings } from './protocol';
import { callDays, riskDays } from './risk';

/** Can I bill? The same four lights everywhere. */
export type Light = 'yes' | 'notYet' | 'atRisk' | 'no';

/** Where the worklist shows a case. `waiting`: nothing to do until a day comes. */
export type Tab = 'needsAction' | 'withPhysician' | 'waiting' | 'readyToBill' | 'closed';

export interface NextStep {
  readonly id: string;
  readonly who: Who | 'nobody';
  readonly what: string;
  readonly detail: string;
  /** Last day for it, in the facility's calendar. */
  readonly by: Day | null;
  readonly form: FormId | null;
}

/** A case as it stands on a day: computed from its events and that day, never stored as the truth. */
export interface CaseStanding {
  readonly state: CaseState;
  readonly tab: Tab;
  readonly light: Light;
  readonly nextStep: NextStep;
  readonly windows: readonly WindowStanding[];
  readonly verdict: Verdict;
  readonly facts: Facts;
}

export function standingOf(
  protocol: Protocol,
  file: CaseFile,
  today: Day,
  settings: RegistrySettings,
): CaseStanding {
  const { facts, windows } = protocol.derive(file, today, settings);
  const verdict = decide(protocol.rules, facts);
  const known: Record<string, Fact> = { ...facts };
  known.outcome = verdict.outcome;
  known.repairable = isRepairable(verdict);
  const state = protocol.states.find((rule) => evaluate(rule.onlyIf, known) === true)?.state;
  if (!state) throw new Error(`Protocol ${protocol.id}: no state fits`);
  known.state = state;
  const nextStep = nextStepOf(protocol, known);
  return {
    state,
    tab: tabOf(state, nextStep),
    light: lightOf(state, verdict, nextStep, today),
    nextStep,
    windows,
    verdict,
    facts,
  };
}

/** A stretch of days on which a case stands the same, if nothing happens to it. */
export interface Outlook {
  readonly fromOn: Day;
  /** First day on which it no longer holds; null when it holds for good. */
  readonly untilOn: Day | null;
  readonly standing: CaseStanding;
}

/**
 * How a case will stand on each coming day if nothing happens to it. Lists read these stretches by date, so a lapsed
 * deadline shows at once and waits for no job.
 */
export function outlookOf(
  protocol: Protocol,
  file: CaseFile,
  today: Day,
  settings: RegistrySettings,
): readonly Outlook[] {
  const now = standingOf(protocol, file, today, settings);
  const turns = [
    ...new Set(turningDays(now.windows, isAnyReopened(file)).filter((day) => compareDays(day, today) > 0)),
  ].toSorted(compareDays);
  const stretches: { fromOn: Day; standing: CaseStanding }[] = [{ fromOn: today, standing: now }];
  for (const day of turns) {
    const standing = standingOf(protocol, file, day, settings);
    const last = stretches.at(-1);
    if (last && isSameListing(last.standing, standing)) continue;
    stretches.push({ fromOn: day, standing });
  }
  return stretches.map((stretch, index) => ({ ...stretch, untilOn: stretches[index + 1]?.fromOn ?? null }));
}

/**
 * The days on which a case may stand otherwise than the day before. A window in which the thing is done turns no more, unless
 * something that was given is open again: then until when that can be given counts.
 */
function turningDays(windows: readonly WindowStanding[], isOpenAgain: boolean): readonly Day[] {
  return windows.flatMap(({ firstOn, lastOn, doneOn }) =>
    doneOn === null || isOpenAgain ? turningDaysOf(firstOn, lastOn) : [],
  );
}

function turningDaysOf(firstOn: Day | null, lastOn: Day | null): readonly Day[] {
  return [
    ...(firstOn ? [firstOn, addDays(firstOn, 1)] : []),
    ...(lastOn ? [addDays(lastOn, -riskDays), addDays(lastOn, -callDays), lastOn, addDays(lastOn, 1)] : []),
  ];
}

function isSameListing(a: CaseStanding, b: CaseStanding): boolean {
  return (
    a.state === b.state &&
    a.tab === b.tab &&
    a.light === b.light &&
    a.nextStep.id === b.nextStep.id &&
    a.nextStep.what === b.nextStep.what &&
    a.nextStep.detail === b.nextStep.detail &&
    a.nextStep.by === b.nextStep.by &&
    openRules(a.verdict) === openRules(b.verdict)
  );
}

/** How many rules do not hold, or cannot be told yet. */
export function openRules(verdict: Verdict): number {
  return verdict.findings.filter((finding) => finding.holds !== true).length;
}

function isRepairable(verdict: Verdict): boolean {
  return verdict.findings.every((finding) => finding.holds !== false || finding.repair?.possible === true);
}

function nextStepOf(protocol: Protocol, facts: Facts): NextStep {
  const rule = protocol.steps.find((candidate) => evaluate(candidate.onlyIf, facts) === true);
  if (!rule) throw new Error(`Protocol ${protocol.id}: no next step fits`);
  const by = rule.by === undefined ? null : facts[rule.by];
  return {
    id: rule.id,
    who: rule.who,
    what: wording(rule.says, facts),
    detail: wording(rule.detail, facts),
    by: typeof by === 'string' ? by : null,
    form: rule.form ?? null,
  };
}

function tabOf(state: CaseState, step: NextStep): Tab {
  switch (state) {
    case 'readyToBill':
      return 'readyToBill';
    // A claim that was denied is there to be done again.
    case 'billed':
      return step.who === 'facility' ? 'needsAction' : 'closed';
    case 'notPayable':
    case 'cancelled':
    case 'expired':
    case 'ineligible':
    case 'duplicate':
    case 'transferred':
      return 'closed';
    default:
      return step.who === 'facility' ? 'needsAction' : step.who === 'physician' ? 'withPhysician' : 'waiting';
  }
}

function lightOf(state: CaseState, verdict: Verdict, step: NextStep, today: Day): Light {
  if (verdict.outcome === 'met') return 'yes';
  if (verdict.outcome === 'notMet' || state === 'cancelled' || state === 'expired') return 'no';
  return step.by !== null && daysBetween(today, step.by) <= riskDays ? 'atRisk' : 'notYet';
}
