import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

/** A ZIP code, stored as '60611' or '60611-4310'. Text, because leading zeros count. */
export function parseZip(raw: string): Parsed {
  const zip = withoutSeparators(raw);
  if (/^\d{5}$/.test(zip)) return accepted(zip);
  // A Social Security number has nine digits as well; only its own grouping tells the two apart.
  if (/^\d{9}$/.test(zip) && !/\d{3}\D+\d{2}\D+\d{4}/.test(raw))
    return accepted(`${zip.slice(0, 5)}-${zip.slice(5)}`);
  return refused('Type a ZIP code of 5 digits, or 5 and 4, for example 60611 or 60611-4310.');
}
