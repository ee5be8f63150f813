import { accepted, type Parsed, refused } from './parsed';
import { withoutSeparators } from './without-separators';

const shape = /^(?:\d{3}(?:\.\d{1,2})?|V\d{2}(?:\.\d{1,2})?|E\d{3}(?:\.\d)?)$/;

/**
 * An ICD-9-CM code by its shape, stored dotted ('162.9', 'V70.7'): what Medicare read on services until September 30, 2015.
 * Whether the code exists is not decided here.
 */
export function parseIcd9Cm(raw: string): Parsed {
  const typed = withoutSeparators(raw);
  if (typed === '') return refused('Type the ICD-9-CM code, for example 162.9.');
  if (/^[A-DF-UW-Z]\d/.test(typed))
    return refused(
      'This looks like an ICD-10 code, which Medicare reads on services from October 1, 2015. Type the ICD-9-CM code, for example 162.9.',
    );
  const code = /^\d{4,5}$|^V\d{3,4}$/.test(typed) ? `${typed.slice(0, 3)}.${typed.slice(3)}` : typed;
  if (!shape.test(code))
    return refused('An ICD-9-CM code has three digits and up to two after the dot, for example 162.9.');
  return accepted(code);
}

/** Whether a code is one of, or lies beneath one of, the given beginnings. False for text that is not shaped like a code. */
export function icd9BelongsTo(code: string, prefixes: readonly string[]): boolean {
  const parsed = parseIcd9Cm(code);
  return parsed.ok && prefixes.some((prefix) => parsed.value.startsWith(prefix));
}
