import { accepted, type Parsed, refused } from './parsed';

/**
 * The taxpayer identification number of a legal entity: an EIN of nine digits, stored as `12-3456789`. A Social Security
 * number, which has its dashes elsewhere, is never taken.
 */
export function parseTin(raw: string): Parsed {
  const typed = raw
    .normalize('NFKC')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\s/g, '');
  if (typed === '') return refused('Type the 9-digit EIN, for example 12-3456789.');
  if (/^\d{3}-\d{2}-\d{4}$/.test(typed))
    return refused(
      'This looks like a Social Security number, which the registry never takes. Type the EIN, for example 12-3456789.',
    );
  const digits = typed.replaceAll('-', '');
  if (!/^\d+$/.test(digits)) return refused('Type only the digits of the EIN, for example 12-3456789.');
  if (digits.length !== 9)
    return refused(`An EIN has 9 digits and this has ${digits.length}. Type it like 12-3456789.`);
  if (/^(?:00|(\d)\1{8}$)/.test(digits))
    return refused(
      'No EIN begins with 00 or is one digit nine times. Compare it with the letter of the IRS.',
    );
  return accepted(`${digits.slice(0, 2)}-${digits.slice(2)}`);
}
