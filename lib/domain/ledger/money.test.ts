import { describe, expect, it } from 'vitest';
import { parseMoney, plainMoney, sayChange, sayMoney } from './money';

describe('money', () => {
  it.each([
    [0, '$0.00', '$0.00', '0.00'],
    [5, '$0.05', '+$0.05', '0.05'],
    [5000, '$50.00', '+$50.00', '50.00'],
    [-5000, '−$50.00', '−$50.00', '-50.00'],
    [123_456_789, '$1,234,567.89', '+$1,234,567.89', '1234567.89'],
  ])('%d cents read %s', (cents, said, change, plain) => {
    expect(sayMoney(cents)).toBe(said);
    expect(sayChange(cents)).toBe(change);
    expect(plainMoney(cents)).toBe(plain);
  });

  it.each([
    ['1250', 125_000],
    ['$1,250.00', 125_000],
    [' 0.05 ', 5],
    ['0', 0],
    ['1000000', 100_000_000],
  ])('%j is typed for %d cents', (typed, cents) => {
    expect(parseMoney(typed)).toEqual({ ok: true, value: cents });
  });

  it.each(['', '-5', '12.5', '1,25', '1.234', 'much', '1000000.01', '99999999999999999999', '5 0e3x'])(
    '%j is refused with what to type',
    (typed) => {
      expect(parseMoney(typed)).toMatchObject({ ok: false, says: expect.stringMatching(/^Type .*\.$/) });
    },
  );
});
