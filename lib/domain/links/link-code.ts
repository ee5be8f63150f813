/**
 * The letters and digits of the code that goes with a link: none that is taken for another when it is read off a fax, and none
 * of 0 O, 1 I L, 2 Z, 5 S, 8 B, U V, which are.
 */
const alphabet = '34679ACDEFGHJKMNPQRTVWXY';
const length = 8;

/** The code as it is compared, from how it was typed: without spaces and dashes, upper case. Null for what cannot be one. */
export function readLinkCode(raw: string): string | null {
  const characters = raw.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, '');
  return characters.length === length && [...characters].every((one) => alphabet.includes(one))
    ? characters
    : null;
}

/** What to say about something typed that cannot be a code; it does not count as a wrong one. */
export const notALinkCode =
  'The code has eight letters and digits, such as K7QM-R3XD. It stands on the order sheet, and the facility reads it to you on the phone.';

/** A code from bytes that nobody can guess, the same for the same bytes; null where they do not suffice. */
export function linkCodeFrom(bytes: Uint8Array): string | null {
  // A byte beyond the last whole round of the alphabet would make some letters more likely.
  const even = Math.floor(256 / alphabet.length) * alphabet.length;
  const drawn = [...bytes].filter((byte) => byte < even).slice(0, length);
  return drawn.length === length
    ? drawn.map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
    : null;
}

/** `K7QM-R3XD` */
export function linkCodeWords(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

const spoken: Readonly<Record<string, string>> = {
  '3': 'three',
  '4': 'four',
  '6': 'six',
  '7': 'seven',
  '9': 'nine',
  A: 'Alfa',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  J: 'Juliett',
  K: 'Kilo',
  M: 'Mike',
  N: 'November',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  T: 'Tango',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
};

/** `Kilo seven Quebec Mike, Romeo three X-ray Delta`: for reading it out on the telephone. */
export function linkCodeSpoken(code: string): string {
  const words = [...code].map((one) => spoken[one] ?? one);
  return `${words.slice(0, 4).join(' ')}, ${words.slice(4).join(' ')}`;
}
