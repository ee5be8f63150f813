import { addDays, type Day, daysBetween } from './day';

/** One end of a window: so many days after a named day. */
export interface WindowEdge {
  /** The name of an anchor, for example 'registeredOn'. */
  readonly from: string;
  /** Whole days after the anchor; 0 is the anchor itself. */
  readonly plus: number;
}

/** A window in calendar days of the facility, both ends inside. Data of a protocol. */
export interface WindowRule {
  readonly id: string;
  readonly what: string;
  /** The form that is handed in inside it; absent where something else happens. */
  readonly form?: string;
  readonly opens: WindowEdge;
  readonly closes: WindowEdge;
  readonly ifMissed: 'expired' | 'unpayable' | 'late';
  readonly missedSays: string;
  readonly cites: string;
}

/** The named days windows hang on, for example { registeredOn, scanOn }. Null or absent: not known yet. */
export type Anchors = Readonly<Record<string, Day | null | undefined>>;

/**
 * - notYetKnown: the anchors known so far do not decide it
 * - notOpen, open, missed: not done yet; today is before, inside or after the window
 * - early, kept, late: done before, inside or after the window
 */
export type Standing = 'notYetKnown' | 'notOpen' | 'open' | 'kept' | 'early' | 'late' | 'missed';

/** Where one window stands today. */
export interface WindowStanding {
  readonly id: string;
  readonly what: string;
  readonly firstOn: Day | null;
  readonly lastOn: Day | null;
  readonly doneOn: Day | null;
  readonly standing: Standing;
  /** Days from today to the last day, 0 on the last day itself; null unless the window is open or not yet open and its last day known. */
  readonly daysLeft: number | null;
  /** Days from the first day to the day it was done, 0 on the first day, negative when early; null while either is unknown. */
  readonly dayNumber: number | null;
}

function edgeDay(edge: WindowEdge, anchors: Anchors): Day | null {
  const anchor = anchors[edge.from];
  return anchor === null || anchor === undefined ? null : addDays(anchor, edge.plus);
}

function standingOf(firstOn: Day | null, lastOn: Day | null, doneOn: Day | null, today: Day): Standing {
  if (doneOn !== null) {
    if (firstOn !== null && doneOn < firstOn) return 'early';
    if (lastOn !== null && doneOn > lastOn) return 'late';
    return firstOn === null || lastOn === null ? 'notYetKnown' : 'kept';
  }
  if (lastOn !== null && today > lastOn) return 'missed';
  if (firstOn === null) return 'notYetKnown';
  return today < firstOn ? 'notOpen' : 'open';
}

/**
 * Where a window stands on `today`, a day of the facility. `doneOn` is the day the thing was done, null while it is not.
 * With only the first day known a window can be open without a last day. For a window that closes on a day still to come,
 * the caller may pass the scheduled day as that anchor. Throws a RangeError when an anchor, `doneOn` or `today` is not a day.
 */
export function windowStanding(
  rule: WindowRule,
  anchors: Anchors,
  doneOn: Day | null,
  today: Day,
): WindowStanding {
  const firstOn = edgeDay(rule.opens, anchors);
  const lastOn = edgeDay(rule.closes, anchors);
  const standing = standingOf(firstOn, lastOn, doneOn, today);
  const isAhead = standing === 'open' || standing === 'notOpen';
  return {
    id: rule.id,
    what: rule.what,
    firstOn,
    lastOn,
    doneOn,
    standing,
    daysLeft: isAhead && lastOn !== null ? daysBetween(today, lastOn) : null,
    dayNumber: firstOn !== null && doneOn !== null ? daysBetween(firstOn, doneOn) : null,
  };
}
