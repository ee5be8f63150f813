import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

/** CPT categories I, II (F), III (T) and laboratory (U), and HCPCS level II. */
const shape = /^(?:\d{5}|\d{4}[FTU]|[A-V]\d{4})$/;

/** A CPT or HCPCS code by its shape: five upper-case characters such as '78815' or 'A9580'. Whether it exists or is payable is not decided here. */
export function parseHcpcs(raw: string): Parsed {
  const code = withoutSeparators(raw);
  if (shape.test(code)) return accepted(code);
  if (shape.test(code.charAt(0) + code.slice(1).replaceAll('O', '0')))
    return refused('Type the digit 0 (zero), not the letter O, in this code, for example A9580.');
  return refused('A CPT or HCPCS code has five characters, for example 78815 or A9580.');
}

/** A CPT or HCPCS modifier: two upper-case characters such as 'Q0', 'PI' or '26'. */
export function parseModifier(raw: string): Parsed {
  const modifier = withoutSeparators(raw);
  if (modifier === 'QO')
    return refused('Type Q0, the letter Q and the digit zero: this modifier has no letter O.');
  if (!/^[0-9A-Z]{2}$/.test(modifier))
    return refused('A modifier has two letters or digits, for example PI or 26.');
  return accepted(modifier);
}
