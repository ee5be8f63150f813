import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  compareDays,
  daysBetween,
  earlierOf,
  inputDay,
  isDay,
  laterOf,
  parseDay,
  sayDay,
} from './day';

const anyDay = fc.integer({ min: 0, max: 120_000 }).map((n) => addDays('1850-01-01', n));

describe('isDay', () => {
  it.each(['2026-10-26', '1850-01-01', '2200-12-31', '2024-02-29', '2000-02-29'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1849-12-31',
    '2201-01-01',
    '2026-1-1',
    '10/26/2026',
    '2026-10-26T00:00',
    '',
  ])('%j is not', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('addDays and daysBetween', () => {
  it.each([
    ['2026-10-26', 14, '2026-11-09'],
    ['2026-10-26', 30, '2026-11-25'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-07', 2, '2026-03-09'],
    ['2026-10-31', 2, '2026-11-02'],
    ['2026-01-01', -1, '2025-12-31'],
    ['1899-12-31', 1, '1900-01-01'],
    ['2026-10-26', 0, '2026-10-26'],
  ])('%s and %i days: %s', (from, n, to) => {
    expect(addDays(from, n)).toBe(to);
    expect(daysBetween(from, to)).toBe(n);
  });

  it('undo each other, and days compare as text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(daysBetween(a, b)) + 0).toBe(-compareDays(a, b) + 0);
        expect([a, b].toSorted(compareDays)).toEqual([earlierOf(a, b), laterOf(a, b)]);
      }),
    );
  });

  it('throw for what is not a day, not whole or out of range', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => daysBetween('2026-02-01', 'tomorrow')).toThrow(RangeError);
    expect(() => addDays('2026-02-01', 0.5)).toThrow(RangeError);
    expect(() => addDays('2200-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('1850-01-01', -1)).toThrow(RangeError);
    expect(() => addDays('2026-02-01', Number.NaN)).toThrow(RangeError);
  });
});

describe('parseDay', () => {
  it.each([
    ['03/02/1955', '1955-03-02'],
    ['3/2/1955', '1955-03-02'],
    ['1955-03-02', '1955-03-02'],
    [' 10 / 26 / 2026 ', '2026-10-26'],
    ['\u200E2/29/2028', '2028-02-29'],
  ])('reads %j as %s', (raw, value) => {
    expect(parseDay(raw)).toEqual({ ok: true, value });
  });

  it.each([
    ['2/29/2026', 'February has 28 days in 2026.'],
    ['2/30/2028', 'February has 29 days in 2028.'],
    ['2026-02-29', 'February has 28 days in 2026.'],
    ['04/31/2026', 'April has 30 days.'],
    ['1/32/2026', 'January has 31 days.'],
    [
      '26/10/2026',
      'The month is a number from 1 to 12. Type the date as month/day/year, for example 03/02/1955.',
    ],
    [
      '00/10/2026',
      'The month is a number from 1 to 12. Type the date as month/day/year, for example 03/02/1955.',
    ],
    ['10/0/2026', 'The first day of a month is 1. Type the date as month/day/year, for example 03/02/1955.'],
    ['10/26/26', 'Type all four digits of the year, for example 03/02/1955.'],
    ['10/26/1026', 'Type a year between 1850 and 2200, for example 03/02/1955.'],
    ['', 'Type the date as month/day/year, for example 03/02/1955.'],
    ['tomorrow', 'Type the date as month/day/year, for example 03/02/1955.'],
    ['Oct 26, 2026', 'Type the date as month/day/year, for example 03/02/1955.'],
    ['10/26', 'Type the date as month/day/year, for example 03/02/1955.'],
    ['2026-10-26T00:00:00Z', 'Type the date as month/day/year, for example 03/02/1955.'],
  ])('answers %j with a sentence', (raw, says) => {
    expect(parseDay(raw)).toEqual({ ok: false, says });
  });

  it('reads back what inputDay shows', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseDay(inputDay(day))).toEqual({ ok: true, value: day });
      }),
    );
  });
});

describe('sayDay and inputDay', () => {
  it('say a day in three lengths', () => {
    expect(sayDay('2026-10-26', 'short')).toBe('Oct 26');
    expect(sayDay('2026-10-06', 'short')).toBe('Oct 6');
    expect(sayDay('2026-10-26', 'long')).toBe('October 26, 2026');
    expect(sayDay('2026-11-25', 'weekday')).toBe('Wednesday, November 25, 2026');
    expect(sayDay('2028-02-29', 'weekday')).toBe('Tuesday, February 29, 2028');
  });

  it('show a day as it is typed', () => {
    expect(inputDay('2026-10-26')).toBe('10/26/2026');
    expect(inputDay('1955-03-02')).toBe('03/02/1955');
  });

  it('throw for what is not a day', () => {
    expect(() => sayDay('2026-02-30', 'long')).toThrow(RangeError);
    expect(() => inputDay('')).toThrow(RangeError);
  });
});

describe('ageOn', () => {
  it.each([
    ['1955-03-02', '2026-03-01', 70],
    ['1955-03-02', '2026-03-02', 71],
    ['1956-02-29', '2026-02-28', 69],
    ['1956-02-29', '2026-03-01', 70],
    ['1956-02-29', '2028-02-29', 72],
    ['2026-10-26', '2026-10-26', 0],
    ['2026-10-26', '2026-10-25', -1],
  ])('born %s, on %s: %i', (born, on, age) => {
    expect(ageOn(born, on)).toBe(age);
  });
});
