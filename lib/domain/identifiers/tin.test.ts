import { expect, it } from 'vitest';
import { parseTin } from './tin';

it.each([
  ['12-3456789', '12-3456789'],
  ['123456789', '12-3456789'],
  [' 36–1234567 ', '36-1234567'],
])('parseTin stores %s as %s', (raw, value) => {
  expect(parseTin(raw)).toEqual({ ok: true, value });
});

it.each([
  ['', 'Type the 9-digit EIN'],
  ['123-45-6789', 'never takes'],
  ['12-345678', 'has 8'],
  ['12-34567X9', 'only the digits'],
  ['00-1234567', 'begins with 00'],
  ['111111111', 'one digit nine times'],
])('parseTin says what to type for %j', (raw, says) => {
  expect(parseTin(raw)).toMatchObject({ ok: false, says: expect.stringContaining(says) });
});
