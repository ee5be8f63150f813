import { describe, expect, it } from 'vitest';
import { npiWithCheckDigit, parseNpi } from './npi';

function saysOf(raw: string): string {
  const parsed = parseNpi(raw);
  return parsed.ok ? 'accepted' : parsed.says;
}

describe('parseNpi', () => {
  it.each(['1234567893', '1993999998', ' 1234 567 893 ', '1234-567-893'])('accepts %j', (raw) => {
    expect(parseNpi(raw)).toEqual({ ok: true, value: raw.replaceAll(/\D/g, '') });
  });

  it('answers a check digit that does not fit with its own sentence', () => {
    expect(saysOf('1234567890')).toMatch(/^The last digit of an NPI confirms the other nine/);
  });

  it('notices each single changed digit', () => {
    const npi = '1234567893';
    for (let at = 1; at < 10; at += 1) {
      for (const digit of '0123456789') {
        if (digit !== npi.charAt(at))
          expect(parseNpi(npi.slice(0, at) + digit + npi.slice(at + 1)).ok).toBe(false);
      }
    }
  });

  it.each([
    ['', 'Type the 10-digit NPI.'],
    ['123456789', 'An NPI has 10 digits and this has 9.'],
    ['12345678933', 'An NPI has 10 digits and this has 11.'],
    ['3234567893', 'An NPI starts with 1 or 2.'],
    ['123456789O', 'Type only the 10 digits of the NPI'],
  ])('says what to type for %j', (raw, says) => {
    expect(saysOf(raw)).toContain(says);
  });
});

describe('npiWithCheckDigit', () => {
  it('completes nine digits', () => {
    expect(npiWithCheckDigit('123456789')).toBe('1234567893');
    for (let n = 0; n < 200; n += 1)
      expect(parseNpi(npiWithCheckDigit(String(200_000_000 + n * 7919))).ok).toBe(true);
  });

  it.each(['323456789', '12345678', '12345678x'])('throws for %s', (nine) => {
    expect(() => npiWithCheckDigit(nine)).toThrow(RangeError);
  });
});
