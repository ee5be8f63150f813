import { accepted, type Parsed, refused } from './parsed';

/** Control characters, halves of a surrogate pair and noncharacters: PostgreSQL, XML or a PDF cannot carry them. Tab and newline can be typed. */
const unstorable = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/**
 * Typed text as it is stored: NFC, line ends as '\n', no space around it. Empty text is accepted as '': whether an answer is needed is the form's question.
 * A character that cannot be stored is refused with its place, counted in characters from 1 in the trimmed text.
 */
export function cleanText(raw: string): Parsed {
  const text = raw.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim();
  const at = text.search(unstorable);
  if (at === -1) return accepted(text);
  const place = [...text.slice(0, at)].length + 1;
  return refused(
    `Character ${place} of this text is a hidden one that cannot be stored. Delete it and type that part again.`,
  );
}
