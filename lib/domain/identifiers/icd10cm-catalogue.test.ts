import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseIcd10Cm } from './icd10cm';
import { icdEntryAbove, icdSuggestions } from './icd10cm-catalogue';

const everything = icdSuggestions('', { prefixes: ['C', 'D', 'G', 'R'], limit: 10_000 });
const codesFor = (query: string, prefixes?: readonly string[]) =>
  icdSuggestions(query, { prefixes }).map((entry) => entry.code);

describe('the catalogue', () => {
  it('has every category C00 to C96, C4A, C7A and C7B', () => {
    const unused = new Set([27, 28, 29, 35, 36, 42, 59, 87, 89]);
    const categories = Array.from({ length: 97 }, (_, n) => n)
      .filter((n) => !unused.has(n))
      .map((n) => `C${String(n).padStart(2, '0')}`);
    const listed = everything
      .map((entry) => entry.code)
      .filter((code) => code.startsWith('C') && code.length === 3);
    expect(listed.toSorted()).toEqual([...categories, 'C4A', 'C7A', 'C7B'].toSorted());
  });

  it.each([
    'R91.1',
    'R91.8',
    'R59.0',
    'R59.1',
    'R59.9',
    'R19.00',
    'R22.1',
    'G13.0',
    'G13.1',
    'R97.0',
    'R97.20',
    'R97.21',
    'R63.4',
    'D37',
    'D44',
    'D49',
  ])('has %s of a diagnosis scan', (code) => {
    expect(icdEntryAbove(code)?.code).toBe(code);
  });

  it('lists each code once, as it is stored, with a title, longer codes after the shorter above them', () => {
    const codes = everything.map((entry) => entry.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const [at, { code, title, isComplete }] of everything.entries()) {
      expect(parseIcd10Cm(code)).toEqual({ ok: true, value: code });
      expect(title).toMatch(/^[A-Z].{2,60}$/);
      const beneath = codes.findLastIndex(
        (other) => other !== code && other.replace('.', '').startsWith(code.replace('.', '')),
      );
      if (beneath !== -1) {
        expect(beneath).toBeGreaterThan(at);
        expect(isComplete).toBe(false);
      }
    }
  });

  it('stays under 30 kB, because it is sent to the browser', () => {
    expect(readFileSync(new URL('./icd10cm-catalogue.ts', import.meta.url)).byteLength).toBeLessThan(30_000);
  });
});

describe('icdSuggestions', () => {
  it('finds codes by their beginning, with and without the dot', () => {
    expect(codesFor('c34.1')).toEqual(['C34.1', 'C34.10', 'C34.11', 'C34.12']);
    expect(codesFor('C341')).toEqual(codesFor('C34.1'));
    expect(codesFor('C7A')[0]).toBe('C7A');
  });

  it('finds codes by words in any order, by their beginnings and by other names', () => {
    expect(codesFor('upper lung right')).toEqual(['C34.11']);
    expect(codesFor('panc head')).toEqual(['C25.0']);
    expect(codesFor('glioblastoma frontal')).toEqual(['C71.1']);
    expect(codesFor('DLBCL')).toEqual(['C83.3']);
    expect(codesFor('Waldenström')).toContain('C88.0');
    expect(codesFor('nodule')).toContain('R91.1');
  });

  it('keeps to the codes of a site, and lists them before anything is typed', () => {
    expect(codesFor('', ['C56', 'C57.0'])).toEqual(['C56', 'C56.1', 'C56.2', 'C56.3', 'C56.9', 'C57.0']);
    expect(codesFor('neuroendocrine', ['C25'])).toEqual(['C25.4']);
    expect(codesFor('C34', ['C50'])).toEqual([]);
  });

  it('finds nothing for nothing and for what it does not know', () => {
    expect(icdSuggestions('')).toEqual([]);
    expect(icdSuggestions(' . ')).toEqual([]);
    expect(icdSuggestions('toothache')).toEqual([]);
  });

  it('stops at the limit', () => {
    expect(icdSuggestions('breast')).toHaveLength(12);
    expect(icdSuggestions('breast', { limit: 3 })).toHaveLength(3);
  });
});

describe('icdEntryAbove', () => {
  it('gives the nearest entry above a code', () => {
    expect(icdEntryAbove('C50.411')).toEqual({
      code: 'C50.4',
      title: 'Breast, upper outer quarter',
      isComplete: false,
    });
    expect(icdEntryAbove('c3411')?.code).toBe('C34.11');
    expect(icdEntryAbove('Z00.6')).toBeNull();
    expect(icdEntryAbove('lung')).toBeNull();
  });
});
