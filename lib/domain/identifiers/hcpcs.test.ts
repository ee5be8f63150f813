import { expect, it } from 'vitest';
import { parseHcpcs, parseModifier } from './hcpcs';

it.each(['78608', '78815', 'A9552', 'a9580', '0042T', '3555F', '0080U', ' G0235 '])(
  'parseHcpcs accepts %j',
  (raw) => {
    expect(parseHcpcs(raw)).toEqual({ ok: true, value: raw.trim().toUpperCase() });
  },
);

it.each([
  ['', 'five characters'],
  ['7881', 'five characters'],
  ['788155', 'five characters'],
  ['W1234', 'five characters'],
  ['A955O', 'the digit 0 (zero), not the letter O'],
])('parseHcpcs says what to type for %j', (raw, says) => {
  expect(parseHcpcs(raw)).toMatchObject({ ok: false, says: expect.stringContaining(says) });
});

it.each(['Q0', 'q0', 'PI', 'PS', 'KX', '26', 'TC', 'CO'])('parseModifier accepts %s', (raw) => {
  expect(parseModifier(raw)).toEqual({ ok: true, value: raw.toUpperCase() });
});

it('parseModifier says that Q0 ends in zero', () => {
  expect(parseModifier('qo')).toEqual({
    ok: false,
    says: 'Type Q0, the letter Q and the digit zero: this modifier has no letter O.',
  });
});

it.each(['', 'P', 'P1S', '2%'])('parseModifier says what to type for %j', (raw) => {
  expect(parseModifier(raw)).toEqual({
    ok: false,
    says: 'A modifier has two letters or digits, for example PI or 26.',
  });
});
