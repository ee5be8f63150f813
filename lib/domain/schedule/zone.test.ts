import { describe, expect, it } from 'vitest';
import { addDays } from './day';
import { dayIn, endOf, isZone, sayInstant, sayTime, startOf, usZones, zoneWords } from './zone';

const later = (instant: Date, seconds: number) => new Date(instant.getTime() + seconds * 1000);

/** The clock of a zone by Intl, a second opinion beside Temporal. */
function clockIn(zone: string, instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  );
}

const edges = {
  'an ordinary day': '2026-10-26',
  'the day the clocks go forward': '2026-03-08',
  'the day after the clocks go forward': '2026-03-09',
  'the day the clocks go back': '2026-11-01',
  'the day after the clocks go back': '2026-11-02',
  'leap day': '2028-02-29',
  'New Year': '2027-01-01',
};

describe.each(Object.entries(edges))('midnight at the facility on %s, %s, in every US zone', (_, day) => {
  it.each(usZones)('%s', (zone) => {
    const opens = startOf(day, zone);
    const closes = endOf(day, zone);
    expect(clockIn(zone, opens)).toBe(`${day} 00:00:00`);
    expect([dayIn(zone, later(opens, -1)), dayIn(zone, opens), dayIn(zone, later(opens, 1))]).toEqual([
      addDays(day, -1),
      day,
      day,
    ]);
    expect([dayIn(zone, later(closes, -1)), dayIn(zone, closes), dayIn(zone, later(closes, 1))]).toEqual([
      day,
      addDays(day, 1),
      addDays(day, 1),
    ]);
    expect(later(closes, -0.001) < closes).toBe(true);
    expect(dayIn(zone, later(closes, -0.001))).toBe(day);
    expect(closes).toEqual(startOf(addDays(day, 1), zone));
  });
});

describe('the length of a day', () => {
  const hours = (day: string, zone: string) =>
    (endOf(day, zone).getTime() - startOf(day, zone).getTime()) / 3_600_000;

  it.each(usZones)('in %s is 23 hours in spring and 25 in autumn, or always 24', (zone) => {
    const changes = !/Phoenix|Honolulu|Puerto_Rico|St_Thomas|Guam|Saipan|Pago_Pago/.test(zone);
    expect([hours('2026-03-08', zone), hours('2026-10-26', zone), hours('2026-11-01', zone)]).toEqual(
      changes ? [23, 24, 25] : [24, 24, 24],
    );
  });
});

describe('startOf', () => {
  it('is the first moment of a day without midnight', () => {
    expect(startOf('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });

  it('throws for what is not a day or a zone', () => {
    expect(() => startOf('2026-02-30', 'America/Chicago')).toThrow(RangeError);
    expect(() => startOf('2026-02-01', 'America/Springfield')).toThrow(RangeError);
    expect(() => dayIn('America/Chicago', new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('zones', () => {
  it('say their time as people do', () => {
    expect(zoneWords('America/New_York')).toBe('Eastern Time');
    expect(zoneWords('America/Chicago')).toBe('Central Time');
    expect(zoneWords('America/Denver')).toBe('Mountain Time');
    expect(zoneWords('America/Phoenix')).toBe('Mountain Time');
    expect(zoneWords('America/Los_Angeles')).toBe('Pacific Time');
    expect(zoneWords('America/Anchorage')).toBe('Alaska Time');
    expect(zoneWords('Pacific/Honolulu')).toBe('Hawaii Time');
    expect(zoneWords('America/Puerto_Rico')).toBe('Atlantic Time');
    expect(zoneWords('Pacific/Guam')).toBe('Chamorro Time');
    expect(zoneWords('Europe/Zurich')).toBe('Europe/Zurich');
  });

  it('are those of the United States', () => {
    for (const zone of usZones) expect(isZone(zone)).toBe(true);
    for (const text of ['UTC', 'America/Toronto', 'Central', 'constructor', ''])
      expect(isZone(text)).toBe(false);
  });

  it('agree with the generic names of Intl', () => {
    for (const zone of usZones) {
      const parts = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        timeZoneName: 'longGeneric',
      }).formatToParts(new Date('2026-07-01T12:00:00Z'));
      const generic =
        parts.find((part) => part.type === 'timeZoneName')?.value.replace('American Samoa', 'Samoa') ?? '';
      expect(generic.split(/[ -]/)[0]).toBe(zoneWords(zone).split(/[ -]/)[0]);
    }
  });
});

describe('sayInstant and sayTime', () => {
  const evening = new Date('2026-10-30T23:41:00Z');

  it('say an instant on the clock of the facility', () => {
    expect(sayInstant(evening, 'America/Chicago')).toBe('October 30, 2026, 6:41 PM Central Time');
    expect(sayInstant(evening, 'Pacific/Guam')).toBe('October 31, 2026, 9:41 AM Chamorro Time');
    expect(sayTime(evening, 'America/Chicago')).toBe('6:41 PM');
  });

  it('say midnight and noon as 12', () => {
    expect(sayTime(new Date('2026-10-26T05:00:00Z'), 'America/Chicago')).toBe('12:00 AM');
    expect(sayTime(new Date('2026-10-26T17:05:59Z'), 'America/Chicago')).toBe('12:05 PM');
  });

  it('tell the two hours apart that the clocks repeat', () => {
    expect(sayInstant(new Date('2026-11-01T05:59:59Z'), 'America/Chicago')).toBe(
      'November 1, 2026, 12:59 AM Central Time',
    );
    expect(sayInstant(new Date('2026-11-01T06:30:00Z'), 'America/Chicago')).toBe(
      'November 1, 2026, 1:30 AM Central Daylight Time',
    );
    expect(sayInstant(new Date('2026-11-01T07:30:00Z'), 'America/Chicago')).toBe(
      'November 1, 2026, 1:30 AM Central Standard Time',
    );
    expect(sayInstant(new Date('2026-11-01T08:00:00Z'), 'America/Chicago')).toBe(
      'November 1, 2026, 2:00 AM Central Time',
    );
    expect(sayInstant(new Date('2026-03-08T08:00:00Z'), 'America/Chicago')).toBe(
      'March 8, 2026, 3:00 AM Central Time',
    );
  });
});
