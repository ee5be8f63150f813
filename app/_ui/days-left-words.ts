import { type Day, sayDay } from '@/lib/domain/schedule/day';

/** A deadline as it is shown: a big word, what stands below it, and how pressing it is. */
export interface DaysLeftWords {
  /** `3`, `Today`, or a dash. */
  readonly big: string;
  /** What belongs to a number, for those who do not see the column's title. */
  readonly unit: string;
  /** `until Nov 25`; empty when there is no deadline. */
  readonly below: string;
  readonly pressing: 'now' | 'soon' | 'calm' | 'none';
}

/** Days from which a deadline is drawn as pressing. */
const soonDays = 3;

/** How a deadline is told. `daysLeft` is negative or null once it has passed, or when nothing is to be done. */
export function daysLeftWords(daysLeft: number | null, dueOn: Day | null): DaysLeftWords {
  const day = dueOn === null ? '' : sayDay(dueOn, 'short');
  if (daysLeft === null || daysLeft < 0) {
    return { big: '–', unit: '', below: day === '' ? '' : `ended ${day}`, pressing: 'none' };
  }
  if (daysLeft === 0) return { big: 'Today', unit: '', below: 'by midnight', pressing: 'now' };
  return {
    big: String(daysLeft),
    unit: daysLeft === 1 ? 'day left' : 'days left',
    below: day === '' ? '' : `until ${day}`,
    pressing: daysLeft <= soonDays ? 'soon' : 'calm',
  };
}
