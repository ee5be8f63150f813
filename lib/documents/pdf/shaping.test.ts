import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { shaped } from './shaping';

const bytes = readFileSync('node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
const font = create(bytes);
const words = (text: string) =>
  shaped(font, text).glyphs.map((glyph) => String.fromCodePoint(...glyph.codePoints));

describe('shaped', () => {
  test('shapes a word in the same way whatever was shaped before', () => {
    const used = create(bytes);
    for (const before of ['fi', 'ffi', 'में', 'क्ष']) shaped(used, before);
    for (const word of ['\ufb01\u0301', '\ufb03\u0301', 'े', 'office']) {
      expect(shaped(used, word)).toEqual(shaped(create(bytes), word));
    }
  });

  test('reads a ligature as all its letters', () => {
    expect(words('office')).toEqual(['o', 'ffi', 'c', 'e']);
  });

  test('keeps a composed letter in one glyph', () => {
    expect(words('Thị')).toEqual(['T', 'h', 'ị']);
  });

  test('reads reordered letters in the order in which they are spelled', () => {
    expect(words('किताब').join('')).toBe('किताब');
    expect(words('क्षत्रिय').join('')).toBe('क्षत्रिय');
  });
});
