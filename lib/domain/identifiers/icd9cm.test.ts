import { describe, expect, it } from 'vitest';
import { icd9BelongsTo, parseIcd9Cm } from './icd9cm';

describe('an ICD-9-CM code', () => {
  it.each([
    ['162.9', '162.9'],
    ['1629', '162.9'],
    [' 185 ', '185'],
    ['v70.7', 'V70.7'],
    ['V707', 'V70.7'],
    ['153.42', '153.42'],
    ['E123.4', 'E123.4'],
  ])('%s is stored as %s', (typed, stored) => {
    expect(parseIcd9Cm(typed)).toEqual({ ok: true, value: stored });
  });

  it.each([
    ['', /Type the ICD-9-CM code/],
    ['C61', /looks like an ICD-10 code/],
    ['Z00.6', /looks like an ICD-10 code/],
    ['16', /three digits/],
    ['162.999', /three digits/],
    ['V7', /three digits/],
  ])('%s is refused with what to do', (typed, says) => {
    expect(parseIcd9Cm(typed)).toMatchObject({ ok: false, says: expect.stringMatching(says) });
  });

  it('belongs to the beginnings above it', () => {
    expect(icd9BelongsTo('162.9', ['162'])).toBe(true);
    expect(icd9BelongsTo('162.9', ['163', '16'])).toBe(true);
    expect(icd9BelongsTo('154.1', ['154.2', '154.3'])).toBe(false);
    expect(icd9BelongsTo('nothing', [''])).toBe(false);
  });
});
