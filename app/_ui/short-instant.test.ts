import { expect, it } from 'vitest';
import { shortInstant } from './short-instant';

it('says the day and the time where the facility is, and the year only when it is another', () => {
  expect(shortInstant('2026-10-24T03:41:00Z', 'America/Chicago', '2026-11-22')).toBe('Oct 23, 10:41 PM');
  expect(shortInstant('2026-01-01T04:00:00Z', 'America/Chicago', '2026-11-22')).toBe(
    'Dec 31, 2025, 10:00 PM',
  );
});
