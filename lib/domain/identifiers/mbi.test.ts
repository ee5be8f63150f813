import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMbi, mbiFromNumber, parseMbi } from './mbi';

/** CMS's published pattern, written independently of the table in mbi.ts. */
const cmsPattern =
  /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9][AC-HJKMNP-RT-Y]{2}[0-9]{2}$/;

function saysOf(raw: string): string {
  const parsed = parseMbi(raw);
  return parsed.ok ? 'accepted' : parsed.says;
}

describe('parseMbi', () => {
  it.each([
    '1EG4TE5MK73',
    '1EG4-TE5-MK73',
    ' 1eg4 te5 mk73 ',
    '1EG4‑TE5–MK73',
    '\u200B1EG4TE5MK73\u00A0',
    '１EG4TE5MK73',
  ])('stores %j as 11 upper-case characters', (raw) => {
    expect(parseMbi(raw)).toEqual({ ok: true, value: '1EG4TE5MK73' });
  });

  it('has no check digit', () => {
    expect(parseMbi('1EG4TE5MK72').ok).toBe(true);
  });

  it.each([
    ['1SG4TE5MK73', 'S', '5'],
    ['1EL4TE5MK73', 'L', '1'],
    ['1EG4TE5MK7O', 'O', '0'],
    ['IEG4TE5MK73', 'I', '1'],
    ['1eg4-te5-bk73', 'B', '8'],
    ['1EG4TZ5MK73', 'Z', '2'],
  ])('names the letter in %s', (raw, letter, digit) => {
    expect(saysOf(raw)).toBe(
      `An MBI never has the letter ${letter}. Look at the card again: it may be the digit ${digit}.`,
    );
  });

  it.each(['123456789', '123-45-6789', ' 123 45 6789 ', '123–45–6789', 'SSN 123-45-6789'])(
    'takes %j for a Social Security number and does not repeat it',
    (raw) => {
      expect(saysOf(raw)).toBe(
        'This looks like a Social Security number, which this registry never stores. Use the 11-character MBI on the red, white and blue card.',
      );
    },
  );

  it.each(['123-45-6789A', '123456789B6', '123456789C1', 'A123456', 'WCD123456789', 'MA-123-45-6789'])(
    'takes %j for an older Medicare number',
    (raw) => {
      expect(saysOf(raw)).toContain(
        'older Medicare number made from a Social Security number, which this registry never stores',
      );
    },
  );

  it.each([
    ['0EG4TE5MK73', 1],
    ['11G4TE5MK73', 2],
    ['1EGATE5MK73', 4],
    ['1EG4TE5MKA3', 10],
    ['1EG4TE5MK7A', 11],
  ])('says which character of %s to compare', (raw, place) => {
    expect(saysOf(raw)).toMatch(new RegExp(`^Character ${place} of an MBI is a `));
  });

  it('asks for the card when nothing, too much or something else is typed', () => {
    expect(saysOf('')).toMatch(/^Type the 11-character MBI/);
    expect(saysOf('1EG4TE5MK7')).toBe(
      'An MBI has 11 characters and this has 10. Compare it with the red, white and blue Medicare card.',
    );
    expect(saysOf('1EG4TE5MK7!')).toMatch(/^Type only the letters and digits/);
  });

  it('agrees with the pattern of CMS on any 11 characters', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    fc.assert(
      fc.property(fc.array(character, { minLength: 11, maxLength: 11 }), (characters) => {
        const raw = characters.join('');
        expect(parseMbi(raw).ok).toBe(cmsPattern.test(raw));
      }),
    );
  });
});

describe('formatMbi', () => {
  it('shows the MBI as on the card', () => {
    expect(formatMbi('1EG4TE5MK73')).toBe('1EG4-TE5-MK73');
  });
});

describe('mbiFromNumber', () => {
  it('gives a different MBI of the right shape for every number, and the same again', () => {
    const numbers = [...Array.from({ length: 5000 }, (_, n) => n), 1_000_000, 2 ** 31, 2 ** 43];
    const made = numbers.map(mbiFromNumber);
    expect(new Set(made).size).toBe(numbers.length);
    for (const mbi of made) expect(mbi).toMatch(cmsPattern);
    expect(numbers.map(mbiFromNumber)).toEqual(made);
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 44])('throws for %s', (n) => {
    expect(() => mbiFromNumber(n)).toThrow(RangeError);
  });
});
