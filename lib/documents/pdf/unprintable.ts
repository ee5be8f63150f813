import type { Problem } from '../../domain/problem';
import { isPrintable } from './typefaces';

/** A text of a document and what a person calls it, such as `the patient's name`. */
export interface Labelled {
  readonly where: string;
  readonly text: string;
}

/** Breaks and tabs are set as space, not as letters. */
const layout = /[\t\n\v\f\r\u0085\u2028\u2029]/u;

/** The first character that no typeface of the documents has, as the problem it makes; undefined when all can be printed. */
export function unprintable(
  texts: Iterable<Labelled>,
): Extract<Problem, { code: 'cannot-print' }> | undefined {
  for (const { where, text } of texts) {
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (isPrintable(codePoint) || layout.test(character)) continue;
      return {
        code: 'cannot-print',
        says: `${named(character, codePoint)} in ${where} cannot be printed. ${advice}`,
      };
    }
  }
  return undefined;
}

/** Every text in a content, wherever it stands. */
export function* textsIn(content: unknown): Generator<string> {
  if (typeof content === 'string') yield content;
  else if (typeof content === 'object' && content !== null)
    for (const item of Object.values(content)) yield* textsIn(item);
}

const advice =
  'Documents are printed in Latin, Greek, Cyrillic, Vietnamese and Devanagari letters: write it in one of these.';

function named(character: string, codePoint: number): string {
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}]/u.test(character)
    ? `The character ${number}`
    : `The character “${character}” (${number})`;
}
