import type { Day } from '@/lib/domain/schedule/day';

// A `date` comes out of Prisma as midnight UTC. Read in a zone west of Greenwich it would be the day before, so days cross
// this edge as text and nowhere else.

/** The day in a `date` column. */
export function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** The day in a `date` column that may be empty. */
export function dayOrNull(date: Date | null): Day | null {
  return date === null ? null : dayOf(date);
}

/** A day as a `date` column takes it. */
export function dateOf(day: Day): Date {
  const date = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime()) || dayOf(date) !== day)
    throw new RangeError('not a calendar day of the form YYYY-MM-DD');
  return date;
}

/** A day as a `date` column takes it that may be empty. */
export function dateOrNull(day: Day | null): Date | null {
  return day === null ? null : dateOf(day);
}

/** Stands in columns that may not be empty for a day that never comes. */
export const never: Day = '9999-12-31';

/** The day in a column where `never` stands for none. */
export function dayUnlessNever(date: Date): Day | null {
  const day = dayOf(date);
  return day === never ? null : day;
}
