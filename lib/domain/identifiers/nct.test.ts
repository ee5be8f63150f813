import { expect, it } from 'vitest';
import { nctOnClaim, parseNct } from './nct';

it.each(['NCT00868582', 'nct 00868582', '00868582', 'CT00868582', 'NCT-00868582'])(
  'parseNct stores %s with NCT and its zeros',
  (raw) => {
    expect(parseNct(raw)).toEqual({ ok: true, value: 'NCT00868582' });
  },
);

it.each(['', 'NCT868582', 'NCT008685820', 'NTC00868582'])(
  'parseNct asks for NCT and eight digits instead of %j',
  (raw) => {
    expect(parseNct(raw)).toEqual({
      ok: false,
      says: 'Type NCT and eight digits, zeros included, for example NCT00868582.',
    });
  },
);

it('nctOnClaim gives the eight digits', () => {
  expect(nctOnClaim('NCT00868582')).toBe('00868582');
  expect(() => nctOnClaim('00868582')).toThrow(RangeError);
});
