import fc from 'fast-check';
import { letters } from '@/lib/documents/pdf/letters.fixture';

/** The letters that documents are printed in, words of them mixed. */
const printed = ['Latin', 'Greek', 'Cyrillic', 'Vietnamese', 'Devanagari'] as const;

/** Other scripts by their first letters in Unicode; what is written in them is refused by name and letter. */
const refused: Readonly<Record<string, number>> = {
  Armenian: 0x0531,
  Hebrew: 0x05d0,
  Arabic: 0x0627,
  Syriac: 0x0710,
  Thaana: 0x0780,
  NKo: 0x07ca,
  Bengali: 0x0995,
  Gurmukhi: 0x0a15,
  Gujarati: 0x0a95,
  Oriya: 0x0b15,
  Tamil: 0x0b95,
  Telugu: 0x0c15,
  Kannada: 0x0c95,
  Malayalam: 0x0d15,
  Sinhala: 0x0d9a,
  Thai: 0x0e01,
  Lao: 0x0e81,
  Tibetan: 0x0f40,
  Myanmar: 0x1000,
  Georgian: 0x10d0,
  Hangul: 0xac00,
  Ethiopic: 0x1208,
  Cherokee: 0x13a0,
  Canadian: 0x1401,
  Ogham: 0x1681,
  Runic: 0x16a0,
  Khmer: 0x1780,
  Mongolian: 0x1820,
  Hiragana: 0x3042,
  Katakana: 0x30a2,
  Bopomofo: 0x3105,
  Han: 0x4e00,
  Yi: 0xa000,
  Javanese: 0xa984,
  Gothic: 0x10330,
};

/** A text in one of forty scripts, and whether documents are printed in it. */
export interface Written {
  readonly script: string;
  readonly isPrinted: boolean;
  readonly text: string;
}

const strange = fc
  .tuple(
    fc.constantFrom(...Object.entries(refused)),
    fc.array(fc.nat({ max: 15 }), { minLength: 1, maxLength: 6 }),
    letters,
  )
  .map(([[script, first], offsets, around]): Written => {
    const word = offsets
      .map((offset) => String.fromCodePoint(first + offset))
      .filter((letter) => /\p{L}/u.test(letter))
      .join('');
    return {
      script,
      isPrinted: false,
      text: `${around} ${word === '' ? String.fromCodePoint(first) : word}`,
    };
  });

export const written: fc.Arbitrary<Written> = fc.oneof(
  { weight: 3, arbitrary: letters.map((text) => ({ script: printed.join(', '), isPrinted: true, text })) },
  { weight: 1, arbitrary: strange },
);
