import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

const shape = /^[A-Z][0-9][0-9AB][0-9A-Z]{0,4}$/;

/**
 * An ICD-10-CM code by its shape, three to seven characters, stored dotted and in upper case ('C71.9', 'C61').
 * Whether the code exists is not decided here: the code set changes each October 1.
 */
export function parseIcd10Cm(raw: string): Parsed {
  const typed = withoutSeparators(raw);
  if (typed === '') return refused('Type the ICD-10-CM code, for example C71.9.');
  if (/^\d{3}(?:\.?\d{1,2})?$/.test(typed)) {
    return refused(
      'This looks like an ICD-9 code, which Medicare stopped taking on October 1, 2015. Type the ICD-10-CM code, for example C71.9.',
    );
  }
  if (!/^[0-9A-Z.]+$/.test(typed))
    return refused('Type only the letters, digits and dot of the code, for example C71.9.');
  if (!/^[^.]*(?:\.[^.]*)?$/.test(typed) || (typed.includes('.') && typed.indexOf('.') !== 3)) {
    return refused('The dot of an ICD-10-CM code stands after the third character, for example C71.9.');
  }
  const code = typed.replace('.', '');
  if (!/^[A-Z]/.test(code)) return refused('An ICD-10-CM code starts with a letter, for example C71.9.');
  if (code.length < 3 || code.length > 7)
    return refused(`An ICD-10-CM code has 3 to 7 characters and this has ${code.length}.`);
  if (code.charAt(1) === 'O' || code.charAt(2) === 'O')
    return refused('Type the digit 0 (zero), not the letter O, at the start of the code, for example C07.');
  if (!shape.test(code))
    return refused('An ICD-10-CM code starts with a letter and two digits, for example C71.9.');
  return accepted(code.length === 3 ? code : `${code.slice(0, 3)}.${code.slice(3)}`);
}

/** 'C71.9' -> 'C719', as a claim carries it. */
export function undotted(code: string): string {
  return code.replace('.', '');
}

/**
 * Whether a code is one of, or lies beneath one of, the given beginnings: 'C18' covers C18.2; 'C57.0' covers C57.01 and not C57.1.
 * False for text that is not shaped like a code, and for an empty list.
 */
export function icdBelongsTo(code: string, prefixes: readonly string[]): boolean {
  const parsed = parseIcd10Cm(code);
  if (!parsed.ok) return false;
  const claimed = undotted(parsed.value);
  return prefixes.some((prefix) => claimed.startsWith(undotted(prefix).toUpperCase()));
}
