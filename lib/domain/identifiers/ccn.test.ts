import { expect, it } from 'vitest';
import { parseCcn } from './ccn';

it.each([
  ['140123', '140123'],
  ['14-0123', '140123'],
  ['14s123', '14S123'],
  ['05Z300', '05Z300'],
])('parseCcn stores %s as %s', (raw, value) => {
  expect(parseCcn(raw)).toEqual({ ok: true, value });
});

it.each([
  ['', 'Type the 6-character CCN'],
  [
    '14012',
    'A CCN has 6 characters, for example 140123, and this has 5. A physician office or imaging center has a PTAN instead',
  ],
  ['14012A', 'A CCN ends in three digits'],
  ['14_123', 'Type only the digits and letters'],
])('parseCcn says what to type for %j', (raw, says) => {
  expect(parseCcn(raw)).toMatchObject({ ok: false, says: expect.stringContaining(says) });
});
