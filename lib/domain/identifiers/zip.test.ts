import { expect, it } from 'vitest';
import { parseZip } from './zip';

it.each([
  ['60611', '60611'],
  [' 00501 ', '00501'],
  ['60611-4310', '60611-4310'],
  ['60611 4310', '60611-4310'],
  ['606114310', '60611-4310'],
])('parseZip stores %j as %s', (raw, value) => {
  expect(parseZip(raw)).toEqual({ ok: true, value });
});

it.each(['', '6061', '60611-43', '606111', 'K1A 0B1', '123-45-6789'])(
  'parseZip says what to type for %j',
  (raw) => {
    expect(parseZip(raw)).toEqual({
      ok: false,
      says: 'Type a ZIP code of 5 digits, or 5 and 4, for example 60611 or 60611-4310.',
    });
  },
);
