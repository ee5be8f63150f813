import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

// Whole typefaces, not the ranges that web pages load: a range drops a letter such as Ł without a word.
const files = {
  regular: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  semibold: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  bold: 'noto-sans/700Bold/NotoSans_700Bold.ttf',
  math: 'noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
  symbols: 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
} as const;

/** The weights of the text, and two more for the signs that it lacks, such as ≥, → and ☑. */
export type TypefaceName = keyof typeof files;

const loaded = new Map<TypefaceName, Font>();

/**
 * A typeface, read once in the life of the program. It is shared: shaping text with it would leave traces in its glyphs, so
 * documents draw with a `face` of their own.
 */
export function typeface(name: TypefaceName): Font {
  const found = loaded.get(name);
  if (found) return found;
  const font = create(readFileSync(join(process.cwd(), 'node_modules', '@expo-google-fonts', files[name])));
  loaded.set(name, font);
  return font;
}

/** Whether one of the typefaces draws this character. */
export function isPrintable(codePoint: number): boolean {
  return typefaceFor(codePoint) !== undefined;
}

const sign = /[\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * The first typeface that has a character. The weights of the text have the same characters. Of the other two only signs are
 * taken: that of mathematics has a few Arabic letters, each alone, which do not join to words.
 */
export function typefaceFor(codePoint: number): 'text' | 'math' | 'symbols' | undefined {
  if (typeface('regular').hasGlyphForCodePoint(codePoint)) return 'text';
  if (!sign.test(String.fromCodePoint(codePoint))) return undefined;
  if (typeface('math').hasGlyphForCodePoint(codePoint)) return 'math';
  if (typeface('symbols').hasGlyphForCodePoint(codePoint)) return 'symbols';
  return undefined;
}
