import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines } from './line-breaking';

/** As on a typewriter: every character is one wide. */
function lines(text: string, width: number): readonly string[] {
  return breakLines([{ text, manner: 'plain' }], width, (piece) => [...piece.text].length).map((line) =>
    line.pieces.map((piece) => piece.text).join(''),
  );
}

describe('breakLines', () => {
  test('breaks at spaces, which stay at the end of their line', () => {
    expect(lines('one two three', 8)).toEqual(['one two ', 'three']);
  });

  test('keeps line ends, empty lines and indents', () => {
    expect(lines('a\r\n\r\n  b\nc', 9)).toEqual(['a', '', '  b', 'c']);
  });

  test('has one empty line for no text', () => {
    expect(lines('', 9)).toEqual(['']);
  });

  test('breaks a long word after a sign, else where it must', () => {
    expect(lines('https://registry.example/verify', 20)).toEqual(['https://registry.', 'example/verify']);
    expect(lines('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  test('keeps words together that a space without a break joins', () => {
    expect(lines('day 18\u00a0of\u00a030', 10)).toEqual(['day ', '18\u00a0of\u00a030']);
  });

  test('never parts a letter from its marks or a consonant from the one it is joined to', () => {
    const broken = lines('क्षत्रियहिन्दी', 3);
    for (const line of broken) expect(line).not.toMatch(/^\p{M}|\u094d$/u);
    expect(broken.join('')).toBe('क्षत्रियहिन्दी');
  });

  test('sets neighbors in one manner as one piece, and a word of two manners on one line', () => {
    const pieces = [
      { text: 'item 19 ', manner: 'plain' },
      { text: 'CT', manner: 'plain' },
      { text: '00868582', manner: 'bold' },
    ];
    const broken = breakLines(pieces, 12, (piece) => piece.text.length);
    expect(broken.map((line) => line.pieces)).toEqual([
      [{ text: 'item 19 ', manner: 'plain' }],
      [
        { text: 'CT', manner: 'plain' },
        { text: '00868582', manner: 'bold' },
      ],
    ]);
  });

  test('loses nothing, and no line but one of a single letter is too wide', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab é-/.\n\tक्षिो\u0301'), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (typed, width) => {
        const broken = lines(typed, width);
        expect(broken.join('').replaceAll(' ', '')).toBe(typed.replaceAll(/[ \t\n]/g, ''));
        for (const line of broken) {
          const letters = line.trimEnd().match(/\P{M}[\p{M}\u200d]*/gu) ?? [];
          if (!/\u094d/u.test(line) && letters.length > 1)
            expect([...line.trimEnd()].length).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 500 },
    );
  });
});
