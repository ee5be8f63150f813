import { expect, it } from 'vitest';
import { holdsTyping, leftWords, millisecondsLeft } from './idle-end';

it('measures what is left by the server’s clock alone', () => {
  const answer = { idleEndsAt: '2026-11-22T10:15:00.000Z' };
  expect(millisecondsLeft(answer, 'Sun, 22 Nov 2026 10:13:00 GMT')).toBe(120_000);
  expect(millisecondsLeft(answer, 'Sun, 22 Nov 2026 10:16:00 GMT')).toBe(0);
  expect(millisecondsLeft(answer, null)).toBeNull();
  expect(millisecondsLeft({}, 'Sun, 22 Nov 2026 10:13:00 GMT')).toBeNull();
  expect(millisecondsLeft({ idleEndsAt: 'soon' }, 'Sun, 22 Nov 2026 10:13:00 GMT')).toBeNull();
});

it('says what is left without flickering', () => {
  expect(leftWords(120_000)).toBe('2 minutes');
  expect(leftWords(119_999)).toBe('2 minutes');
  expect(leftWords(110_000)).toBe('1 minute 50 seconds');
  expect(leftWords(60_000)).toBe('1 minute');
  expect(leftWords(4_000)).toBe('10 seconds');
  expect(leftWords(0)).toBe('0 seconds');
});

it('does not leave a page on which somebody types', () => {
  expect(holdsTyping('/cases/0190/forms/pre-pet')).toBe(true);
  expect(holdsTyping('/cases/new/0190')).toBe(true);
  expect(holdsTyping('/cases/0190')).toBe(false);
  expect(holdsTyping('/cases')).toBe(false);
});
