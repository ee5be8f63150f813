import { addDays, type Day, daysBetween, earlierOf, laterOf, sayDay } from '@/lib/domain/schedule/day';
import type { Standing, WindowStanding } from '@/lib/domain/schedule/window';

/** A stretch of the picture, in percent of its width. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface TimeRow {
  readonly id: string;
  readonly what: string;
  readonly standing: Standing;
  /** The window; null while neither end is known. */
  readonly bar: Span | null;
  /** Whether the window's last day is still unknown: its end is drawn open. */
  readonly openEnd: boolean;
  /** What is left of the window, from today on. */
  readonly left: Span | null;
  /** Where it was done. */
  readonly doneAt: number | null;
  /** What happened, or what is left: `kept Oct 23`, `3 days left`. */
  readonly says: string;
  /** The whole row in one sentence, for those who do not see it. */
  readonly sentence: string;
  readonly pressing: boolean;
}

export interface TimeScale {
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly todayAt: number;
}

export interface TimePictureGeometry {
  readonly scale: TimeScale;
  readonly rows: readonly TimeRow[];
}

/** Days left from which an open window is drawn as pressing. */
const pressingDays = 7;

/** Places the windows of a case on one line of days. A day is as wide as any other; a window ends where its last day ends. */
export function timePicture(windows: readonly WindowStanding[], today: Day): TimePictureGeometry {
  const days = [
    today,
    ...windows.flatMap(({ firstOn, lastOn, doneOn }) =>
      [firstOn, lastOn, doneOn].filter((day) => day !== null),
    ),
  ];
  const first = days.reduce(earlierOf);
  const last = days.reduce(laterOf);
  const length = daysBetween(first, last) + 1;
  const at = (day: Day, part: number) =>
    Math.round(((daysBetween(first, day) + part) / length) * 10_000) / 100;
  return {
    scale: {
      ticks: ticks(first, length).map((day) => ({ at: at(day, 0), label: sayDay(day, 'short') })),
      todayAt: at(today, 0.5),
    },
    rows: windows.map((window) => rowOf(window, today, at)),
  };
}

function rowOf(window: WindowStanding, today: Day, at: (day: Day, part: number) => number): TimeRow {
  const { firstOn, lastOn, doneOn, standing } = window;
  const bar = firstOn === null ? null : { from: at(firstOn, 0), to: lastOn === null ? 100 : at(lastOn, 1) };
  const left = standing === 'open' && bar !== null ? { from: at(today, 0.5), to: bar.to } : null;
  return {
    id: window.id,
    what: window.what,
    standing,
    bar,
    openEnd: lastOn === null,
    left,
    doneAt: doneOn === null ? null : at(doneOn, 0.5),
    says: saysOf(window),
    sentence: sentenceOf(window),
    pressing: standing === 'open' && window.daysLeft !== null && window.daysLeft <= pressingDays,
  };
}

function saysOf({ standing, doneOn, firstOn, lastOn, daysLeft }: WindowStanding): string {
  const short = (day: Day | null) => (day === null ? '' : ` ${sayDay(day, 'short')}`);
  switch (standing) {
    case 'kept':
      return `done${short(doneOn)}`;
    case 'early':
      return `too early,${short(doneOn)}`;
    case 'late':
      return `late,${short(doneOn)}`;
    case 'missed':
      return `ended${short(lastOn)}`;
    case 'notOpen':
      return `from${short(firstOn)}`;
    case 'open':
      return daysLeft === null
        ? 'open'
        : daysLeft === 0
          ? 'today'
          : `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`;
    case 'notYetKnown':
      return doneOn === null ? 'after the scan' : `done${short(doneOn)}`;
  }
}

function sentenceOf(window: WindowStanding): string {
  const { what, firstOn, lastOn } = window;
  const range =
    firstOn === null
      ? 'its days are not known yet'
      : lastOn === null
        ? `from ${sayDay(firstOn, 'long')}`
        : `${sayDay(firstOn, 'long')} to ${sayDay(lastOn, 'long')}`;
  return `${what}: ${range}; ${saysOf(window)}.`;
}

/** Three to six days a round number apart, the first day among them. */
function ticks(first: Day, length: number): readonly Day[] {
  const step =
    [1, 2, 5, 7, 10, 14, 20, 30, 60, 90].find((days) => length / days <= 6) ?? Math.ceil(length / 6);
  const count = Math.floor((length - 1) / step) + 1;
  return Array.from({ length: count }, (_, index) => addDays(first, index * step));
}
