import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

/**
 * A CMS Certification Number of a hospital: two characters for the state, one digit or letter for the type, three digits. Stored without the dash.
 * Physician offices and imaging centers have none (they have a PTAN), so a form must not require it of them.
 */
export function parseCcn(raw: string): Parsed {
  const ccn = withoutSeparators(raw);
  if (ccn === '') return refused('Type the 6-character CCN, for example 140123.');
  if (!/^[0-9A-Z]+$/.test(ccn))
    return refused('Type only the digits and letters of the CCN, for example 140123.');
  if (ccn.length !== 6) {
    return refused(
      `A CCN has 6 characters, for example 140123, and this has ${ccn.length}. A physician office or imaging center has a PTAN instead and leaves this empty.`,
    );
  }
  if (!/\d{3}$/.test(ccn)) return refused('A CCN ends in three digits, for example 140123 or 14S123.');
  return accepted(ccn);
}
