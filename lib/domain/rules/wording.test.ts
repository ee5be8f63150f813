import { describe, expect, it } from 'vitest';
import { wording } from './wording';

describe('a sentence with facts', () => {
  it('writes days out and everything else as it is', () => {
    const facts = { 'WIN-01.day': 7, scanOn: '2026-11-02', ok: false, name: 'Iyer' };
    expect(wording('{name}: {scanOn}, day {WIN-01.day}, {ok}', facts)).toBe(
      'Iyer: November 2, 2026, day 7, false',
    );
  });

  it('leaves a dash for what is not known', () => {
    expect(wording('{a} {b}', { a: null })).toBe('– –');
  });

  it('leaves other braces alone and does not read what a fact brings in', () => {
    expect(wording('{} { a } {a}', { a: '{b}', b: 'no' })).toBe('{} { a } {b}');
  });
});
