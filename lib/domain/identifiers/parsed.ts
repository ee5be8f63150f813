/**
 * What every parser of typed text answers: the value in the one form that is stored, or the sentence shown under the field.
 * `says` tells the person what to type, in plain American English, and never repeats what was typed.
 */
export type Parsed<T = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly says: string };

/** The text was understood; `value` is the stored form. */
export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** The text was not understood; `says` is a whole sentence. */
export function refused(says: string): Parsed<never> {
  return { ok: false, says };
}
