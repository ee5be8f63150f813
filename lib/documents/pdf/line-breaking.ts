/** A stretch of text set in one way. */
export interface Piece<Manner> {
  readonly text: string;
  readonly manner: Manner;
}

export interface Line<Manner> {
  readonly pieces: readonly Piece<Manner>[];
  readonly width: number;
}

/**
 * Breaks text at spaces and line ends; a word wider than the line is broken after a hyphen or slash, or where it must.
 * Nothing is lost: the space at which a line breaks stays at its end and may hang over.
 */
export function breakLines<Manner>(
  pieces: readonly Piece<Manner>[],
  width: number,
  widthOf: (piece: Piece<Manner>) => number,
): readonly Line<Manner>[] {
  const lines: Line<Manner>[] = [];
  let current: Piece<Manner>[] = [];
  let used = 0;

  const put = (word: readonly Piece<Manner>[], wide: number) => {
    for (const piece of word) {
      const last = current.at(-1);
      if (last && last.manner === piece.manner)
        current[current.length - 1] = { text: last.text + piece.text, manner: piece.manner };
      else current.push(piece);
    }
    used += wide;
  };
  const endLine = () => {
    lines.push({ pieces: current, width: used });
    current = [];
    used = 0;
  };
  const total = (word: readonly Piece<Manner>[]) => word.reduce((sum, piece) => sum + widthOf(piece), 0);

  for (const token of tokensOf(pieces)) {
    if (token === 'lineEnd') {
      endLine();
      continue;
    }
    const wide = total(token.word);
    if (used > 0 && used + wide > width) endLine();
    if (wide <= width) put(token.word, wide);
    else {
      for (const { text, manner } of token.word) {
        const letters = lettersOf(text);
        const alone = (letter: string) => widthOf({ text: letter, manner });
        for (let from = 0; from < letters.length; ) {
          const measure = (count: number) =>
            widthOf({ text: letters.slice(from, from + count).join(''), manner });
          const count = longestStart(letters, from, width - used, used === 0, alone, measure);
          if (count > 0) put([{ text: letters.slice(from, from + count).join(''), manner }], measure(count));
          from += count;
          if (from < letters.length) endLine();
        }
      }
    }
    if (token.space.length > 0) put(token.space, total(token.space));
  }
  if (current.length > 0 || lines.length === 0) endLine();
  return lines;
}

interface Word<Manner> {
  readonly word: readonly Piece<Manner>[];
  readonly space: readonly Piece<Manner>[];
}

const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
// Spaces at which a line may break; not the two that hold words together.
const breakingSpaces = /([ \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+)/u;

function* tokensOf<Manner>(pieces: readonly Piece<Manner>[]): Generator<Word<Manner> | 'lineEnd'> {
  let word: Piece<Manner>[] = [];
  let space: Piece<Manner>[] = [];
  for (const { text, manner } of pieces) {
    for (const [index, line] of text.split(lineEnds).entries()) {
      if (index > 0) {
        if (word.length > 0 || space.length > 0) yield { word, space };
        yield 'lineEnd';
        word = [];
        space = [];
      }
      for (const [place, part] of line.split(breakingSpaces).entries()) {
        if (part === '') continue;
        if (place % 2 === 1) {
          space.push({ text: part.replaceAll('\t', '    '), manner });
          continue;
        }
        if (space.length > 0) {
          yield { word, space };
          word = [];
          space = [];
        }
        word.push({ text: part, manner });
      }
    }
  }
  if (word.length > 0 || space.length > 0) yield { word, space };
}

/** How many letters of a word fit, from a place on: guessed from the letters alone, then measured. At least one on an empty line. */
function longestStart(
  letters: readonly string[],
  from: number,
  width: number,
  isWholeLine: boolean,
  alone: (letter: string) => number,
  measure: (count: number) => number,
): number {
  const left = letters.length - from;
  let fits = 0;
  for (let single = 0; fits < left; fits += 1) {
    single += alone(letters[from + fits] ?? '');
    if (single > width) break;
  }
  while (fits > 0 && measure(fits) > width) fits -= 1;
  while (fits < left && measure(fits + 1) <= width) fits += 1;
  if (fits === left) return fits;
  const sign = letters.slice(from, from + fits).findLastIndex((letter) => /^[-–—/_.,;:@]/u.test(letter));
  if (sign >= fits / 2) return sign + 1;
  return fits === 0 && isWholeLine ? 1 : fits;
}

const virama = '\u094d';
const joiner = '\u200d';

/** Letters with the marks that belong to them; a consonant that a virama joins to the one before stays with it. */
function lettersOf(text: string): readonly string[] {
  const letters: string[] = [];
  for (const [letter] of text.matchAll(/\P{M}[\p{M}\u200c\u200d]*|[\p{M}\u200c\u200d]+/gsu)) {
    const last = letters.at(-1);
    if (last !== undefined && (last.endsWith(virama) || last.endsWith(joiner)))
      letters[letters.length - 1] = last + letter;
    else letters.push(letter);
  }
  return letters;
}
