import type { Fact } from '../../domain/rules/facts';
import { addDays, type Day } from '../../domain/schedule/day';
import {
  type Anchors,
  type Standing,
  type WindowRule,
  type WindowStanding,
  windowStanding,
} from '../../domain/schedule/window';
import type { CaseDays } from './case-days';

/** Where each window of a case stands on a day. */
export function windowsOf(
  windows: readonly WindowRule[],
  days: CaseDays,
  today: Day,
): readonly WindowStanding[] {
  return windows.map((rule) => {
    const standing = standingOf(windows, rule, days, today);
    return days.performed === false ? undecided(standing) : standing;
  });
}

function standingOf(
  windows: readonly WindowRule[],
  rule: WindowRule,
  days: CaseDays,
  today: Day,
): WindowStanding {
  const { registeredOn, scheduledOn, scanOn, doneOn } = days;
  const stand = (anchors: Anchors, done: Day | null) => windowStanding(rule, anchors, done, today);
  switch (rule.id) {
    case 'WIN-01':
      return scanWindow(windows, stand({ registeredOn }, scanOn), days, today);
    case 'WIN-02':
      return prePetWindow(windows, (day) => stand({ registeredOn, scanOn: day }, doneOn['pre-pet']), days);
    case 'WIN-03':
      // Until the scan is entered its day is not known, and the facility is held to the planned one.
      return stand({ scanOn: scanOn ?? scheduledOn }, doneOn.completion);
    case 'WIN-04':
      return stand({ scanOn }, doneOn.report);
    default:
      return stand({ scanOn }, doneOn['post-pet']);
  }
}

/**
 * The scan of a case without a completion form may have been done in time and not be entered yet. So when its days are
 * over the window is not *missed* but *not yet known*, until the completion form is overdue as well. Without a pre-PET
 * form there is nothing to wait for: a scan within the window would have been done without it.
 */
function scanWindow(
  windows: readonly WindowRule[],
  standing: WindowStanding,
  { scheduledOn, doneOn }: CaseDays,
  today: Day,
): WindowStanding {
  const mayBeEntered = doneOn['pre-pet'] !== null && today <= lastDay(windows, 'WIN-03', scheduledOn);
  return standing.standing === 'missed' && mayBeEntered ? undecided(standing) : standing;
}

/**
 * The pre-PET form is due on the planned day. When that day is over and no scan was entered, the scan may have been
 * postponed, so the form can be in time until the window for the scan closes; a form that came in between is in time or
 * not, as the day of the scan will tell.
 */
function prePetWindow(
  windows: readonly WindowRule[],
  stand: (scanOn: Day) => WindowStanding,
  { registeredOn, scheduledOn, scanOn }: CaseDays,
): WindowStanding {
  if (scanOn !== null) return stand(scanOn);
  const byPlan = stand(scheduledOn);
  if (byPlan.standing === 'late') return undecided(byPlan);
  return byPlan.standing === 'missed' ? stand(lastDay(windows, 'WIN-01', registeredOn)) : byPlan;
}

/** The last day of a window that hangs on one day. */
function lastDay(windows: readonly WindowRule[], id: 'WIN-01' | 'WIN-03', anchor: Day): Day {
  const rule = windows.find((candidate) => candidate.id === id);
  return addDays(anchor, rule?.closes.plus ?? 0);
}

/** A window that may have been kept all the same is not known yet, rather than missed. */
export function notMissed(standing: WindowStanding): WindowStanding {
  return standing.standing === 'missed' ? undecided(standing) : standing;
}

function undecided(standing: WindowStanding): WindowStanding {
  return { ...standing, standing: 'notYetKnown', daysLeft: null };
}

const namesOf = new Map<string, ReturnType<typeof namesIn>>();

/** The names of a window's facts, written once: a decision asks for them many times. */
function namesIn(id: string) {
  return {
    standing: `${id}.standing`,
    kept: `${id}.kept`,
    firstOn: `${id}.firstOn`,
    lastOn: `${id}.lastOn`,
    doneOn: `${id}.doneOn`,
    daysLeft: `${id}.daysLeft`,
    day: `${id}.day`,
  };
}

/** Adds the facts of one window. `kept` is true done inside, false done outside or missed, null while neither is known. */
export function addWindowFacts(facts: Record<string, Fact>, window: WindowStanding): void {
  const { id, standing, firstOn, lastOn, doneOn, daysLeft, dayNumber } = window;
  const names = namesOf.get(id) ?? namesIn(id);
  namesOf.set(id, names);
  facts[names.standing] = standing;
  facts[names.kept] = isKept(standing);
  facts[names.firstOn] = firstOn;
  facts[names.lastOn] = lastOn;
  facts[names.doneOn] = doneOn;
  facts[names.daysLeft] = daysLeft;
  facts[names.day] = dayNumber;
}

function isKept(standing: Standing): boolean | null {
  switch (standing) {
    case 'kept':
      return true;
    case 'early':
    case 'late':
    case 'missed':
      return false;
    case 'notYetKnown':
    case 'notOpen':
    case 'open':
      return null;
  }
}
