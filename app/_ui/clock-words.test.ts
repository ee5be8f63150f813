import { expect, test } from 'vitest';
import { clockWords } from './clock-words';

test('tells the time of the facility, and the day where it is another', () => {
  expect(clockWords('2026-11-22T16:42:10.000Z', 'America/Chicago', '2026-11-22')).toBe('10:42 AM');
  expect(clockWords('2026-11-22T16:42:10.000Z', 'America/New_York', '2026-11-22')).toBe('11:42 AM');
  expect(clockWords('2026-11-19T05:10:00.000Z', 'America/Chicago', '2026-11-22')).toBe('Nov 18, 11:10 PM');
  expect(clockWords('2026-11-22T18:05:00.000Z', 'America/Chicago', '2026-11-22')).toBe('12:05 PM');
});
