import { describe, expect, it } from 'vitest';
import { icdBelongsTo, parseIcd10Cm, undotted } from './icd10cm';

describe('parseIcd10Cm', () => {
  it.each([
    ['C71.9', 'C71.9'],
    ['c719', 'C71.9'],
    [' C61 ', 'C61'],
    ['C61.', 'C61'],
    ['c4a.9', 'C4A.9'],
    ['C7B02', 'C7B.02'],
    ['C49.A2', 'C49.A2'],
    ['Z006', 'Z00.6'],
    ['S72.001A', 'S72.001A'],
  ])('stores %j as %s', (raw, value) => {
    expect(parseIcd10Cm(raw)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'Type the ICD-10-CM code'],
    ['162.9', 'This looks like an ICD-9 code, which Medicare stopped taking on October 1, 2015.'],
    ['185', 'This looks like an ICD-9 code'],
    ['C7.19', 'The dot of an ICD-10-CM code stands after the third character'],
    ['C71..9', 'The dot of an ICD-10-CM code stands after the third character'],
    ['C7', 'An ICD-10-CM code has 3 to 7 characters and this has 2.'],
    ['C7112345', 'An ICD-10-CM code has 3 to 7 characters and this has 8.'],
    ['CO7', 'Type the digit 0 (zero), not the letter O'],
    ['1C34', 'An ICD-10-CM code starts with a letter'],
    ['CX1', 'An ICD-10-CM code starts with a letter and two digits'],
    ['8140/3', 'Type only the letters, digits and dot'],
  ])('says what to type for %j', (raw, says) => {
    expect(parseIcd10Cm(raw)).toMatchObject({ ok: false, says: expect.stringContaining(says) });
  });
});

describe('undotted', () => {
  it('gives the code of a claim', () => {
    expect(undotted('C34.11')).toBe('C3411');
    expect(undotted('C61')).toBe('C61');
  });
});

describe('icdBelongsTo', () => {
  it.each([
    ['C18', ['C18'], true],
    ['C18.2', ['C18', 'C19', 'C20'], true],
    ['c182', ['C18'], true],
    ['C57.01', ['C57.0'], true],
    ['C57.1', ['C57.0'], false],
    ['C57', ['C57.0'], false],
    ['C4A.0', ['C44', 'C4A'], true],
    ['C50.9', [], false],
    ['C18nonsense', ['C18'], false],
    ['', ['C18'], false],
  ])('%s in %j: %s', (code, prefixes, belongs) => {
    expect(icdBelongsTo(code, prefixes)).toBe(belongs);
  });
});
