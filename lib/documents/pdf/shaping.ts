import type { Font, Glyph, GlyphPosition } from 'fontkit';

/** A glyph and the characters that it stands for where it stands. */
export interface ReadGlyph {
  readonly glyph: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

export interface ShapedText {
  readonly glyphs: readonly ReadGlyph[];
  readonly positions: readonly GlyphPosition[];
  /** In thousandths of the size of the type. */
  readonly width: number;
}

/**
 * A word as a typeface draws it, with what each glyph stands for: every character of the word stands behind exactly one
 * glyph, also where a script reorders or joins letters. It depends on nothing but word and typeface.
 */
export function shaped(font: Font, text: string): ShapedText {
  const known = remembered.get(font) ?? new Map<string, ShapedText>();
  remembered.set(font, known);
  const found = known.get(text);
  if (found) return found;

  // fontkit keeps, with a glyph, the characters that first led to it, and shapes the next text by them.
  font._glyphs = {};
  const run = font.layout(text, composing(text));
  const read = readingsOf(text, run.glyphs, font);
  const result = {
    glyphs: run.glyphs.map((glyph, index) => ({
      glyph: glyph.id,
      advanceWidth: glyph.advanceWidth,
      codePoints: read[index] ?? [],
    })),
    positions: run.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
      xAdvance,
      yAdvance,
      xOffset,
      yOffset,
    })),
    width: run.positions.reduce((width, position) => width + position.xAdvance, 0),
  };
  if (text.length <= longestKept) {
    if (known.size >= mostKept) known.clear();
    known.set(text, result);
  }
  return result;
}

// Documents say the same words over and over, and shaping them is most of the work.
const remembered = new WeakMap<Font, Map<string, ShapedText>>();
const mostKept = 4_000;
const longestKept = 64;

/** Text without combining marks keeps its composed letters: the typeface would draw ị as two glyphs. */
function composing(text: string): Readonly<Record<string, boolean>> | undefined {
  return /\p{M}/u.test(text) ? undefined : { ccmp: false };
}

function readingsOf(text: string, glyphs: readonly Glyph[], font: Font): readonly (readonly number[])[] {
  const codePoints = codePointsOf(text);
  const isPlain = (glyph: Glyph | undefined, codePoint: number | undefined) =>
    glyph !== undefined && codePoint !== undefined && font.glyphForCodePoint(codePoint).id === glyph.id;

  let start = 0;
  while (isPlain(glyphs[start], codePoints[start])) start += 1;
  let end = 0;
  const shorter = Math.min(glyphs.length, codePoints.length);
  while (end < shorter - start && isPlain(glyphs.at(-1 - end), codePoints.at(-1 - end))) end += 1;

  const joined = codePoints.slice(start, codePoints.length - end);
  return [
    ...codePoints.slice(0, start).map((codePoint) => [codePoint]),
    ...spread(joined, glyphs.length - start - end),
    ...codePoints.slice(codePoints.length - end).map((codePoint) => [codePoint]),
  ];
}

const wordJoiner = 0x2060;

/** Shares the characters of a joined or reordered stretch out over its glyphs, in the order in which they are read. */
function spread(codePoints: readonly number[], glyphs: number): readonly (readonly number[])[] {
  if (glyphs === 0) return [];
  // A letter drawn as letter and accent is read so; a glyph that is left over then reads as a sign without width.
  const isSplit = codePoints.length < glyphs;
  const parts = isSplit ? codePointsOf(String.fromCodePoint(...codePoints).normalize('NFD')) : codePoints;
  return Array.from({ length: glyphs }, (_, index) =>
    index === glyphs - 1 && parts.length > glyphs ? parts.slice(index) : [parts[index] ?? wordJoiner],
  );
}

function codePointsOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
