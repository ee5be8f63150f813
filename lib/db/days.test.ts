import { expect, test } from 'vitest';
import { dateOf, dateOrNull, dayOf, dayOrNull, dayUnlessNever, never } from '@/lib/db/days';

test('a day goes into a column and comes out the same, whatever zone the machine is in', () => {
  for (const day of ['1900-01-01', '2024-02-29', '2026-03-08', '2026-11-01', '2026-12-31', never]) {
    expect(dayOf(dateOf(day))).toBe(day);
    expect(dateOf(day).toISOString()).toBe(`${day}T00:00:00.000Z`);
  }
});

test('what is not a day does not go in', () => {
  for (const text of ['2026-02-30', '2026-13-01', '02/03/2026', '', '2026-1-1'])
    expect(() => dateOf(text)).toThrow(RangeError);
});

test('an absent day stays absent', () => {
  expect([dateOrNull(null), dayOrNull(null), dayUnlessNever(dateOf(never))]).toEqual([null, null, null]);
  expect(dayUnlessNever(dateOf('2026-10-01'))).toBe('2026-10-01');
});
