import fc from 'fast-check';

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
const assigned = (characters: readonly string[]) =>
  characters.filter((character) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(character));
const word = (unit: readonly string[], maxLength = 12) =>
  fc.string({ unit: fc.constantFrom(...unit), minLength: 1, maxLength });

const latin = assigned([...range(0x21, 0x7e), ...range(0xa1, 0x17f), ...'≥≤→½µ±×']);
const vietnamese = [...range(0x1ea0, 0x1ef9), ...'ăâđêôơưĂÂĐÊÔƠƯ'];
const greek = range(0x391, 0x3ce).filter((character) => /\p{L}/u.test(character));
const cyrillic = range(0x400, 0x45f);
const consonants = range(0x915, 0x939);
const vowels = range(0x93e, 0x94c);
const virama = '\u094d';

/** A syllable as it is spelled: consonants joined by viramas, a vowel that may stand before them, a nasal. */
const syllable = fc
  .tuple(
    fc.array(fc.constantFrom(...consonants), { minLength: 1, maxLength: 3 }),
    fc.option(fc.constantFrom(...vowels), { nil: '' }),
    fc.constantFrom('', '', '\u0902', '\u0901'),
  )
  .map(([stem, vowel, nasal]) => `${stem.join(virama)}${vowel}${nasal}`);
const devanagari = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((syllables) => syllables.join(''));

const decomposed = fc
  .array(fc.tuple(fc.constantFrom(...'aeiouqxn'), fc.constantFrom(...range(0x300, 0x30c), '\u0323')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs) =>
    pairs
      .map(([letter, mark]) => letter + mark)
      .join('')
      .normalize('NFC'),
  );

const words = fc.oneof(word(latin), word(vietnamese), word(greek), word(cyrillic), devanagari, decomposed);

/** A few words in the scripts that documents are printed in, also mixed. */
export const letters = fc.array(words, { minLength: 1, maxLength: 4 }).map((several) => several.join(' '));
