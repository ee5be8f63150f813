import type { Font } from 'fontkit';
import { type ReadGlyph, shaped } from './shaping';

/**
 * A typeface as one document uses it. Left to itself, pdfkit tells readers and screen readers that a glyph stands for the
 * first character that ever led to it. Here a glyph that is read in two ways goes into the document twice, so that text
 * taken out of a document equals the text that went in.
 */
export function faceOf(typeface: Font): PDFKit.ReadyFont {
  const readings = new Readings();
  const face: PDFKit.ReadyFont = Object.create(typeface);
  face.layout = (text) => {
    // pdfkit asks for words with the space behind them, and changes positions in place.
    const parts = text.length > 1 && text.endsWith(' ') ? [text.slice(0, -1), ' '] : [text];
    const words = parts.map((part) => shaped(typeface, part));
    return {
      glyphs: words.flatMap((word) => word.glyphs.map((glyph) => readings.of(glyph))),
      positions: words.flatMap((word) => word.positions.map((position) => ({ ...position }))),
      advanceWidth: words.reduce((width, word) => width + word.width, 0),
    };
  };
  face.createSubset = () => {
    const subset = typeface.createSubset();
    const places = new Map<number, number>();
    return {
      includeGlyph: (reading) => {
        const place = places.get(reading) ?? subset.glyphs.push(readings.glyphOf(reading)) - 1;
        places.set(reading, place);
        return place;
      },
      encode: () => subset.encode(),
    };
  };
  return face;
}

interface Reading {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/** Pairs of a glyph and what it stands for, numbered from 1; 0 is the typeface's missing glyph. */
class Readings {
  private readonly known = new Map<string, Reading>();
  private readonly glyphs: number[] = [0];

  of({ glyph, advanceWidth, codePoints }: ReadGlyph): Reading {
    const key = `${glyph}:${codePoints.join('+')}`;
    const found = this.known.get(key);
    if (found) return found;
    const reading = { id: this.glyphs.push(glyph) - 1, advanceWidth, codePoints };
    this.known.set(key, reading);
    return reading;
  }

  glyphOf(reading: number): number {
    return this.glyphs[reading] ?? 0;
  }
}
