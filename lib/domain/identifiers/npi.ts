import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

/** The Luhn check digit over the card prefix 80840 and the first nine digits (45 CFR 162.406). 24 is what 80840 adds. */
function checkDigit(nine: string): string {
  let sum = 24;
  for (const [at, character] of [...nine].entries()) {
    const digit = Number(character);
    const doubled = at % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** A National Provider Identifier: 10 digits starting with 1 or 2, the last one a check digit. Spaces and dashes are accepted. */
export function parseNpi(raw: string): Parsed {
  const npi = withoutSeparators(raw);
  if (npi === '') return refused('Type the 10-digit NPI.');
  if (!/^\d+$/.test(npi))
    return refused('Type only the 10 digits of the NPI, without letters or other signs.');
  if (npi.length !== 10) return refused(`An NPI has 10 digits and this has ${npi.length}.`);
  if (!/^[12]/.test(npi))
    return refused('An NPI starts with 1 or 2. Compare it with the NPI registry at npiregistry.cms.hhs.gov.');
  if (npi.slice(9) !== checkDigit(npi.slice(0, 9))) {
    return refused(
      'The last digit of an NPI confirms the other nine, and here it does not: one digit is different or two are swapped. Compare it with the NPI registry.',
    );
  }
  return accepted(npi);
}

/** For synthetic physicians and facilities: nine digits starting with 1 or 2 and their check digit. Anything else throws a RangeError. */
export function npiWithCheckDigit(nine: string): string {
  if (!/^[12]\d{8}$/.test(nine))
    throw new RangeError('npiWithCheckDigit takes nine digits, the first 1 or 2');
  return nine + checkDigit(nine);
}
