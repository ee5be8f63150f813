import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

const digits = '0123456789';
const letters = 'ACDEFGHJKMNPQRTUVWXY';
const either = digits + letters;

/** CMS, "Understanding the MBI format": what each of the 11 characters may be. */
const positions = [
  { allows: '123456789', says: 'a digit from 1 to 9' },
  { allows: letters, says: 'a letter' },
  { allows: either, says: 'a letter or a digit' },
  { allows: digits, says: 'a digit' },
  { allows: letters, says: 'a letter' },
  { allows: either, says: 'a letter or a digit' },
  { allows: digits, says: 'a digit' },
  { allows: letters, says: 'a letter' },
  { allows: letters, says: 'a letter' },
  { allows: digits, says: 'a digit' },
  { allows: digits, says: 'a digit' },
] as const;

/** CMS leaves these letters out because they are misread; each stands with the character it is usually misread for. */
const lookAlikes = [
  ['S', '5'],
  ['L', '1'],
  ['O', '0'],
  ['I', '1'],
  ['B', '8'],
  ['Z', '2'],
] as const;

const socialSecurity = /^\d{9}$/;
const socialSecurityInside = /(?:^|\D)\d{3}[\s\p{Pd}]+\d{2}[\s\p{Pd}]+\d{4}(?:\D|$)/u;
const claimNumber =
  /^(?:\d{9}[A-FHJKMTW][0-9A-Z]?|(?:A|CA|H|JA|MA|MH|PA|PD|PH|WA|WCA|WCD|WCH|WD|WH)(?:\d{6}|\d{9}))$/;

/**
 * A Medicare Beneficiary Identifier. Dashes, spaces and lower case are accepted; the value is 11 upper-case characters without dashes.
 * An MBI has no check digit, so a value of the right shape can still belong to nobody.
 * A Social Security number, or an older Medicare number (HICN) built from one, is refused with its own sentence.
 */
export function parseMbi(raw: string): Parsed {
  const mbi = withoutSeparators(raw);
  if (mbi === '')
    return refused(
      'Type the 11-character MBI from the red, white and blue Medicare card, for example 1EG4-TE5-MK73.',
    );
  if (claimNumber.test(mbi)) {
    return refused(
      'This looks like an older Medicare number made from a Social Security number, which this registry never stores. Use the 11-character MBI on the red, white and blue card.',
    );
  }
  if (socialSecurity.test(mbi) || socialSecurityInside.test(raw.normalize('NFKC'))) {
    return refused(
      'This looks like a Social Security number, which this registry never stores. Use the 11-character MBI on the red, white and blue card.',
    );
  }
  if (!/^[0-9A-Z]+$/.test(mbi))
    return refused(
      'Type only the letters and digits of the MBI; dashes and spaces are fine, for example 1EG4-TE5-MK73.',
    );
  if (mbi.length !== 11)
    return refused(
      `An MBI has 11 characters and this has ${mbi.length}. Compare it with the red, white and blue Medicare card.`,
    );
  for (const [letter, instead] of lookAlikes) {
    if (mbi.includes(letter))
      return refused(
        `An MBI never has the letter ${letter}. Look at the card again: it may be the digit ${instead}.`,
      );
  }
  for (const [at, position] of positions.entries()) {
    if (!position.allows.includes(mbi.charAt(at))) {
      return refused(
        `Character ${at + 1} of an MBI is ${position.says}. Compare it with the red, white and blue Medicare card.`,
      );
    }
  }
  return accepted(mbi);
}

/** '1EG4TE5MK73' -> '1EG4-TE5-MK73', as printed on the card. Takes a stored MBI. */
export function formatMbi(mbi: string): string {
  return `${mbi.slice(0, 4)}-${mbi.slice(4, 7)}-${mbi.slice(7)}`;
}

const capacity = positions.reduce((product, position) => product * BigInt(position.allows.length), 1n);
/** Shares no factor with `capacity` (2, 3 and 5 only), so that different numbers always give different MBIs. */
const stride = 5_183_724_610_949n;

/**
 * A made-up MBI of the right shape for synthetic patients: the same number always gives the same MBI, different numbers different ones,
 * and neighbors do not look alike. `n` is a whole number from 0 to 2^43; anything else throws a RangeError.
 */
export function mbiFromNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 2 ** 43)
    throw new RangeError('mbiFromNumber takes a whole number from 0 to 2^43');
  let rest = (BigInt(n) * stride) % capacity;
  let mbi = '';
  for (const { allows } of positions.toReversed()) {
    const size = BigInt(allows.length);
    mbi = allows.charAt(Number(rest % size)) + mbi;
    rest /= size;
  }
  return mbi;
}
