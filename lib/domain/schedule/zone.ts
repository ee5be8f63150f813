import { Temporal } from 'temporal-polyfill';
import { addDays, type Day, sayDay } from './day';

/** Every time zone of the United States and its territories in the IANA database, with what people call its time. */
const zones = {
  'America/New_York': 'Eastern Time',
  'America/Detroit': 'Eastern Time',
  'America/Indiana/Indianapolis': 'Eastern Time',
  'America/Indiana/Marengo': 'Eastern Time',
  'America/Indiana/Petersburg': 'Eastern Time',
  'America/Indiana/Vevay': 'Eastern Time',
  'America/Indiana/Vincennes': 'Eastern Time',
  'America/Indiana/Winamac': 'Eastern Time',
  'America/Kentucky/Louisville': 'Eastern Time',
  'America/Kentucky/Monticello': 'Eastern Time',
  'America/Chicago': 'Central Time',
  'America/Indiana/Knox': 'Central Time',
  'America/Indiana/Tell_City': 'Central Time',
  'America/Menominee': 'Central Time',
  'America/North_Dakota/Beulah': 'Central Time',
  'America/North_Dakota/Center': 'Central Time',
  'America/North_Dakota/New_Salem': 'Central Time',
  'America/Denver': 'Mountain Time',
  'America/Boise': 'Mountain Time',
  'America/Phoenix': 'Mountain Time',
  'America/Los_Angeles': 'Pacific Time',
  'America/Anchorage': 'Alaska Time',
  'America/Juneau': 'Alaska Time',
  'America/Metlakatla': 'Alaska Time',
  'America/Nome': 'Alaska Time',
  'America/Sitka': 'Alaska Time',
  'America/Yakutat': 'Alaska Time',
  'America/Adak': 'Hawaii-Aleutian Time',
  'Pacific/Honolulu': 'Hawaii Time',
  'America/Puerto_Rico': 'Atlantic Time',
  'America/St_Thomas': 'Atlantic Time',
  'Pacific/Guam': 'Chamorro Time',
  'Pacific/Saipan': 'Chamorro Time',
  'Pacific/Pago_Pago': 'Samoa Time',
} as const satisfies Readonly<Record<string, string>>;

const words: ReadonlyMap<string, string> = new Map(Object.entries(zones));

/** The zones a facility can be in, IANA names, from the Atlantic to the Pacific; those of a few counties come with their neighbors. */
export const usZones: readonly string[] = [...words.keys()];

/** Whether a facility can be in this zone: one of `usZones`. The functions below work with any IANA zone. */
export function isZone(text: string): boolean {
  return words.has(text);
}

/** What people call the time of a zone: 'Central Time'. The IANA name itself for a zone outside the United States. */
export function zoneWords(zone: string): string {
  return words.get(zone) ?? zone;
}

function at(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

// Reading a calendar costs, and a decision asks about the same few instants again and again. Midnight falls on a full minute in
// every zone since 1972, so the day of a minute is the day of each instant in it.
const knownDays = new Map<string, Day>();
const minute = 60_000;
/** The minutes since 1970 at the beginning of 1973. */
const wholeMinutesFrom = (3 * 365 + 1) * 24 * 60;

/** The calendar day of an instant in a zone. Throws a RangeError for an unknown zone or an impossible instant. */
export function dayIn(zone: string, instant: Date): Day {
  const since1970 = Math.floor(instant.getTime() / minute);
  const isWhole = since1970 >= wholeMinutesFrom;
  const key = `${since1970} ${zone}`;
  const known = isWhole ? knownDays.get(key) : undefined;
  if (known !== undefined) return known;
  const day = at(instant, zone).toPlainDate().toString();
  if (isWhole) {
    if (knownDays.size >= 2_000) knownDays.clear();
    knownDays.set(key, day);
  }
  return day;
}

/** The first instant of a day in a zone: midnight, or when the clocks skip midnight the first moment after it. */
export function startOf(day: Day, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

/** The first instant after a day in a zone. Half-open: an instant belongs to the day when it is earlier than this. */
export function endOf(day: Day, zone: string): Date {
  return startOf(addDays(day, 1), zone);
}

/** '6:41 PM'. Not from Intl, whose spaces differ between versions of its data. */
export function sayTime(instant: Date, zone: string): string {
  const { hour, minute } = at(instant, zone);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** 'Daylight' or 'Standard' in the hour the clocks repeat in autumn, when the time alone names two instants; otherwise null. */
function whichOfTwo(instant: Date, zone: string): 'Daylight' | 'Standard' | null {
  const shown = at(instant, zone);
  const clock = shown.toPlainDateTime();
  const earlier = clock.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = clock.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return null;
  return shown.epochMilliseconds === earlier.epochMilliseconds ? 'Daylight' : 'Standard';
}

/** 'October 30, 2026, 6:41 PM Central Time'. In the hour the clocks repeat in autumn: '1:30 AM Central Daylight Time', then 'Central Standard Time'. */
export function sayInstant(instant: Date, zone: string): string {
  const which = whichOfTwo(instant, zone);
  const name = which === null ? zoneWords(zone) : zoneWords(zone).replace(/ Time$/, ` ${which} Time`);
  return `${sayDay(dayIn(zone, instant), 'long')}, ${sayTime(instant, zone)} ${name}`;
}
