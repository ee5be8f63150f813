import { accepted, type Parsed, refused } from '../identifiers/parsed';

/** A calendar day without a time zone, 'YYYY-MM-DD'. Two days compare as text. */
export type Day = string;

const firstYear = 1850;
const lastYear = 2200;
const millisecondsInDay = 86_400_000;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const example = '03/02/1955';

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Days are read thousands of times in a decision, so this is written for speed.
function partsOf(text: string): Parts | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const year = digitsIn(text, 0, 4);
  const month = digitsIn(text, 5, 7);
  const date = digitsIn(text, 8, 10);
  return year === -1 || month === -1 || date === -1 ? null : { year, month, date };
}

/** The number that these characters write; -1 when one of them is no digit. */
function digitsIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function isReal({ year, month, date }: Parts): boolean {
  return (
    year >= firstYear &&
    year <= lastYear &&
    month >= 1 &&
    month <= 12 &&
    date >= 1 &&
    date <= daysInMonth(year, month)
  );
}

function realParts(day: Day): Parts {
  const parts = partsOf(day);
  if (parts === null || !isReal(parts)) throw new RangeError('not a calendar day of the form YYYY-MM-DD');
  return parts;
}

function dayNumberOf(day: Day): number {
  const { year, month, date } = realParts(day);
  return Date.UTC(year, month - 1, date) / millisecondsInDay;
}

/** Whether the text is a calendar day that exists, 'YYYY-MM-DD', in the years 1850 to 2200. */
export function isDay(text: string): boolean {
  const parts = partsOf(text);
  return parts !== null && isReal(parts);
}

/** The day `n` whole days later (earlier when negative). Throws a RangeError for what is not a day and beyond the years 1850 to 2200. */
export function addDays(day: Day, n: number): Day {
  const at = new Date((dayNumberOf(day) + n) * millisecondsInDay);
  const year = at.getUTCFullYear();
  if (!Number.isInteger(n) || year < firstYear || year > lastYear) {
    throw new RangeError('addDays takes a whole number of days and stays between 1850 and 2200');
  }
  return `${year}-${twoDigits(at.getUTCMonth() + 1)}-${twoDigits(at.getUTCDate())}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** `b - a` in days: 1 when `b` is the day after `a`. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumberOf(b) - dayNumberOf(a);
}

/** -1 when `a` is the earlier day, 1 when it is the later, 0 for the same day. Fits `sort`. */
export function compareDays(a: Day, b: Day): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The earlier of two days. */
export function earlierOf(a: Day, b: Day): Day {
  return a <= b ? a : b;
}

/** The later of two days. */
export function laterOf(a: Day, b: Day): Day {
  return a >= b ? a : b;
}

/** A typed date: 'MM/DD/YYYY', 'M/D/YYYY' or 'YYYY-MM-DD'. A date that does not exist is answered with what the calendar has. */
export function parseDay(raw: string): Parsed<Day> {
  const typed = raw.replaceAll(/[\s\p{Cf}]/gu, '');
  if (/^\d{1,2}\/\d{1,2}\/\d{1,3}$/.test(typed))
    return refused(`Type all four digits of the year, for example ${example}.`);
  const [, month, date, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? [];
  const parts =
    year === undefined || month === undefined || date === undefined
      ? partsOf(typed)
      : { year: Number(year), month: Number(month), date: Number(date) };
  if (parts === null) return refused(`Type the date as month/day/year, for example ${example}.`);
  const name = months[parts.month - 1];
  if (name === undefined)
    return refused(
      `The month is a number from 1 to 12. Type the date as month/day/year, for example ${example}.`,
    );
  if (parts.year < firstYear || parts.year > lastYear)
    return refused(`Type a year between ${firstYear} and ${lastYear}, for example ${example}.`);
  if (parts.date === 0)
    return refused(`The first day of a month is 1. Type the date as month/day/year, for example ${example}.`);
  const length = daysInMonth(parts.year, parts.month);
  if (parts.date > length)
    return refused(
      parts.month === 2 ? `February has ${length} days in ${parts.year}.` : `${name} has ${length} days.`,
    );
  return accepted(
    [String(parts.year), String(parts.month).padStart(2, '0'), String(parts.date).padStart(2, '0')].join('-'),
  );
}

/** 'short' -> 'Oct 26' (lists), 'long' -> 'October 26, 2026', 'weekday' -> 'Monday, October 26, 2026' (where the day decides something). */
export function sayDay(day: Day, style: 'short' | 'long' | 'weekday'): string {
  const { year, month, date } = realParts(day);
  const name = months[month - 1] ?? '';
  if (style === 'short') return `${name.slice(0, 3)} ${date}`;
  const long = `${name} ${date}, ${year}`;
  return style === 'long'
    ? long
    : `${weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? ''}, ${long}`;
}

/** The day as a person types it: '10/26/2026'. `parseDay` reads it back. */
export function inputDay(day: Day): string {
  const { year } = realParts(day);
  return `${day.slice(5, 7)}/${day.slice(8)}/${year}`;
}

/** Completed years of age; a person born on February 29 turns older on March 1 of a common year. Negative before birth. */
export function ageOn(born: Day, on: Day): number {
  const years = realParts(on).year - realParts(born).year;
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}
