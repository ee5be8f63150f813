import type { CaseFile } from '../../domain/cases/case-file';
import type { Fact, Facts } from '../../domain/rules/facts';
import { addDays, type Day } from '../../domain/schedule/day';
import {
  type Anchors,
  type Standing,
  type WindowRule,
  type WindowStanding,
  windowStanding,
} from '../../domain/schedule/window';
import { doneOn } from './form-facts';
import { windows } from './windows';

/** The days that windows hang on. `scanOn` stays null until a scan was entered. */
export interface CaseDays {
  readonly today: Day;
  readonly registeredOn: Day;
  readonly scheduledOn: Day;
  readonly scanOn: Day | null;
  /** False when the completion form says that the scan was not done, null until it is in. */
  readonly performed: boolean | null;
}

/** Where each window of a case stands. */
export function windowsOf(file: CaseFile, days: CaseDays): readonly WindowStanding[] {
  return windows.map((rule) => {
    const standing = standingOf(rule, file, days);
    return days.performed === false ? undecided(standing) : standing;
  });
}

function standingOf(rule: WindowRule, file: CaseFile, days: CaseDays): WindowStanding {
  const { today, registeredOn, scheduledOn, scanOn } = days;
  const stand = (anchors: Anchors, done: Day | null) => windowStanding(rule, anchors, done, today);
  switch (rule.id) {
    case 'WIN-01':
      return scanWindow(stand({ registeredOn }, scanOn), file, days);
    case 'WIN-02':
      return prePetWindow(stand, file, days);
    case 'WIN-03':
      // Until the scan is entered its day is not known, and the facility is held to the planned one.
      return stand({ scanOn: scanOn ?? scheduledOn }, doneOn(file, 'completion', null));
    case 'WIN-04':
      return stand({ scanOn }, doneOn(file, 'report', null));
    default:
      return stand({ scanOn }, doneOn(file, 'post-pet', scanOn));
  }
}

/**
 * The scan of a case without a completion form may have been done in time and not be entered yet. So when its days are
 * over the window is not *missed* but *not yet known*, until the completion form is overdue as well. Without a pre-PET
 * form there is nothing to wait for: a scan within the window would have been done without it.
 */
function scanWindow(
  standing: WindowStanding,
  file: CaseFile,
  { today, scheduledOn }: CaseDays,
): WindowStanding {
  const mayBeEntered = doneOn(file, 'pre-pet', null) !== null && today <= completionDueOn(scheduledOn);
  return standing.standing === 'missed' && mayBeEntered ? undecided(standing) : standing;
}

/**
 * The pre-PET form is due on the planned day. When that day is over and no scan was entered, the scan may have been
 * postponed, so the form can be in time until the window for the scan closes; a form that came in between is in time or
 * not, as the day of the scan will tell.
 */
function prePetWindow(
  stand: (anchors: Anchors, done: Day | null) => WindowStanding,
  file: CaseFile,
  { registeredOn, scheduledOn, scanOn }: CaseDays,
): WindowStanding {
  const done = doneOn(file, 'pre-pet', registeredOn);
  if (scanOn !== null) return stand({ registeredOn, scanOn }, done);
  const byPlan = stand({ registeredOn, scanOn: scheduledOn }, done);
  if (byPlan.standing === 'late') return undecided(byPlan);
  return byPlan.standing === 'missed'
    ? stand({ registeredOn, scanOn: lastDay('WIN-01', registeredOn) }, done)
    : byPlan;
}

function completionDueOn(scheduledOn: Day): Day {
  return lastDay('WIN-03', scheduledOn) ?? scheduledOn;
}

function lastDay(id: string, anchor: Day): Day | null {
  const rule = windows.find((candidate) => candidate.id === id);
  return rule ? addDays(anchor, rule.closes.plus) : null;
}

function undecided(standing: WindowStanding): WindowStanding {
  return { ...standing, standing: 'notYetKnown', daysLeft: null };
}

/** The facts of one window. `kept` is true done inside, false done outside or missed, null while neither is known. */
export function windowFacts({
  id,
  standing,
  firstOn,
  lastOn,
  doneOn,
  daysLeft,
  dayNumber,
}: WindowStanding): Facts {
  const facts: Readonly<Record<string, Fact>> = {
    standing,
    kept: isKept(standing),
    firstOn,
    lastOn,
    doneOn,
    daysLeft,
    day: dayNumber,
  };
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [`${id}.${name}`, fact]));
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
