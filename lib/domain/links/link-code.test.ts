import { describe, expect, it } from 'vitest';
import { linkCodeFrom, linkCodeSpoken, linkCodeWords, readLinkCode } from './link-code';

describe('the code of a link', () => {
  it.each([
    ['K7QMR3XD', 'K7QMR3XD'],
    ['k7qm-r3xd', 'K7QMR3XD'],
    [' k7qm – r3xd ', 'K7QMR3XD'],
  ])('%s is read as %s', (typed, code) => {
    expect(readLinkCode(typed)).toBe(code);
  });

  // An automatic submit of a form sends nothing, or what programs fill in: none of it may count as a wrong code.
  it.each([
    '',
    'K7QMR3X',
    'K7QMR3XDD',
    'K7QMR3X0',
    'K7QMR3XO',
    'test',
    'John Doe',
    'a@b.example',
    '12345678',
    'password',
  ])('%j cannot be a code', (typed) => {
    expect(readLinkCode(typed)).toBeNull();
  });

  it('is drawn evenly, and the same from the same bytes', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => at * 8);
    expect(linkCodeFrom(bytes)).toBe(linkCodeFrom(bytes));
    expect(readLinkCode(linkCodeFrom(bytes) ?? '')).not.toBeNull();
    // 240 and above would favour some letters.
    expect(linkCodeFrom(Uint8Array.from([255, 254, 240, 0, 1, 2, 3, 4, 5, 6, 7]))).toBe('34679ACD');
    expect(linkCodeFrom(new Uint8Array(32).fill(250))).toBeNull();
  });

  it('is printed and spoken in two halves', () => {
    expect(linkCodeWords('K7QMR3XD')).toBe('K7QM-R3XD');
    expect(linkCodeSpoken('K7QMR3XD')).toBe('Kilo seven Quebec Mike, Romeo three X-ray Delta');
  });
});
