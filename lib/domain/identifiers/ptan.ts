import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

/**
 * A Provider Transaction Access Number: what a Medicare contractor gives to a physician office or imaging center. Contractors
 * write it in different lengths; that it has 4 to 12 letters and digits with a digit among them is unconfirmed.
 */
export function parsePtan(raw: string): Parsed {
  const ptan = withoutSeparators(raw);
  if (ptan === '') return refused('Type the PTAN from the letter of your Medicare contractor.');
  if (!/^[0-9A-Z]+$/.test(ptan)) return refused('Type only the digits and letters of the PTAN.');
  if (!/\d/.test(ptan) || ptan.length < 4 || ptan.length > 12)
    return refused(
      'A PTAN has 4 to 12 letters and digits, with a digit among them. Compare it with the letter.',
    );
  if (/^[12]\d{9}$/.test(ptan))
    return refused('This looks like an NPI. The PTAN is the other number, from your Medicare contractor.');
  return accepted(ptan);
}
