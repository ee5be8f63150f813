import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

/** A ClinicalTrials.gov number, stored as 'NCT' and eight digits. The claim forms '00868582' and 'CT00868582' are accepted too. */
export function parseNct(raw: string): Parsed {
  const digits = /^(?:N?CT)?(\d{8})$/.exec(withoutSeparators(raw))?.[1];
  if (digits === undefined)
    return refused('Type NCT and eight digits, zeros included, for example NCT00868582.');
  return accepted(`NCT${digits}`);
}

/**
 * 'NCT00868582' -> '00868582', as an electronic claim carries it (837, loop 2300 REF P4; CMS-1500 item 19 puts 'CT' before it).
 * Text, because leading zeros count. Takes a stored NCT number; anything else throws a RangeError.
 */
export function nctOnClaim(nct: string): string {
  if (!/^NCT\d{8}$/.test(nct)) throw new RangeError('nctOnClaim takes NCT and eight digits');
  return nct.slice(3);
}
