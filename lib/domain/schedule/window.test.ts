import { describe, expect, it } from 'vitest';
import { addDays } from './day';
import { type Anchors, type WindowRule, windowStanding } from './window';
import { dayIn, endOf, startOf } from './zone';

const scan: WindowRule = {
  id: 'scan',
  what: 'The scan',
  opens: { from: 'registeredOn', plus: 0 },
  closes: { from: 'registeredOn', plus: 14 },
  ifMissed: 'expired',
  missedSays: 'Register the case again.',
  cites: 'a test',
};
const prePet: WindowRule = {
  ...scan,
  id: 'pre-pet',
  what: 'Before the scan',
  closes: { from: 'scanOn', plus: 0 },
  ifMissed: 'unpayable',
};
const postPet: WindowRule = {
  ...scan,
  id: 'post-pet',
  what: 'After the scan',
  opens: { from: 'scanOn', plus: 0 },
  closes: { from: 'scanOn', plus: 30 },
  ifMissed: 'late',
};

const registered: Anchors = { registeredOn: '2026-10-26' };
const scanned: Anchors = { registeredOn: '2026-10-26', scanOn: '2026-10-30' };

describe('a window of 14 days, nothing done yet', () => {
  it.each([
    ['the day before', '2026-10-25', 'notOpen', 15],
    ['the first day', '2026-10-26', 'open', 14],
    ['day 13', '2026-11-08', 'open', 1],
    ['day 14, the last day', '2026-11-09', 'open', 0],
    ['the day after', '2026-11-10', 'missed', null],
  ])('%s, %s: %s', (_, today, standing, daysLeft) => {
    expect(windowStanding(scan, registered, null, today)).toEqual({
      id: 'scan',
      what: 'The scan',
      firstOn: '2026-10-26',
      lastOn: '2026-11-09',
      doneOn: null,
      standing,
      daysLeft,
      dayNumber: null,
    });
  });
});

describe('a window of 14 days, done', () => {
  it.each([
    ['the day before', '2026-10-25', 'early', -1],
    ['the first day', '2026-10-26', 'kept', 0],
    ['day 7', '2026-11-02', 'kept', 7],
    ['day 14, the last day', '2026-11-09', 'kept', 14],
    ['the day after', '2026-11-10', 'late', 15],
  ])('on %s, %s: %s', (_, doneOn, standing, dayNumber) => {
    expect(windowStanding(scan, registered, doneOn, '2027-01-01')).toMatchObject({
      doneOn,
      standing,
      dayNumber,
      daysLeft: null,
    });
  });
});

describe('a window of 30 days after the scan', () => {
  it.each([
    ['the day before', '2026-10-29', 'early'],
    ['the day of the scan', '2026-10-30', 'kept'],
    ['day 30, the last day', '2026-11-29', 'kept'],
    ['the day after', '2026-11-30', 'late'],
  ])('done on %s, %s: %s', (_, doneOn, standing) => {
    expect(windowStanding(postPet, scanned, doneOn, doneOn).standing).toBe(standing);
  });

  it('is not yet known before the scan, done or not', () => {
    for (const doneOn of [null, '2026-10-27']) {
      expect(windowStanding(postPet, registered, doneOn, '2026-10-28')).toMatchObject({
        firstOn: null,
        lastOn: null,
        standing: 'notYetKnown',
        daysLeft: null,
        dayNumber: null,
      });
    }
  });

  it('counts leap day', () => {
    const leap = { scanOn: '2028-02-01' };
    expect(windowStanding(postPet, leap, null, '2028-02-29')).toMatchObject({
      lastOn: '2028-03-02',
      standing: 'open',
      daysLeft: 2,
    });
    expect(windowStanding(postPet, { scanOn: '2026-02-01' }, null, '2026-02-28')).toMatchObject({
      lastOn: '2026-03-03',
      daysLeft: 3,
    });
    expect(windowStanding(postPet, { scanOn: '2028-02-29' }, '2028-02-29', '2028-02-29')).toMatchObject({
      lastOn: '2028-03-30',
      standing: 'kept',
    });
  });
});

describe('a window from one anchor to another', () => {
  it('is open without a last day while only the first day is known', () => {
    expect(windowStanding(prePet, { ...registered, scanOn: null }, null, '2026-10-28')).toMatchObject({
      firstOn: '2026-10-26',
      lastOn: null,
      standing: 'open',
      daysLeft: null,
    });
    expect(windowStanding(prePet, registered, null, '2026-10-25').standing).toBe('notOpen');
  });

  it('is not yet known when done while its last day is not', () => {
    expect(windowStanding(prePet, registered, '2026-10-28', '2026-10-28')).toMatchObject({
      standing: 'notYetKnown',
      dayNumber: 2,
    });
    expect(windowStanding(prePet, registered, '2026-10-25', '2026-10-28').standing).toBe('early');
  });

  it('is kept on the day of the scan and late on the day after', () => {
    expect(windowStanding(prePet, scanned, '2026-10-30', '2026-11-05').standing).toBe('kept');
    expect(windowStanding(prePet, scanned, '2026-10-31', '2026-11-05').standing).toBe('late');
    expect(windowStanding(prePet, scanned, null, '2026-10-30')).toMatchObject({
      standing: 'open',
      daysLeft: 0,
    });
    expect(windowStanding(prePet, scanned, null, '2026-10-31').standing).toBe('missed');
  });

  it('can be missed or late before its first day is known', () => {
    const onlyScan = { scanOn: '2026-10-30' };
    expect(windowStanding(prePet, onlyScan, null, '2026-10-31').standing).toBe('missed');
    expect(windowStanding(prePet, onlyScan, '2026-10-31', '2026-10-31').standing).toBe('late');
    expect(windowStanding(prePet, onlyScan, null, '2026-10-30').standing).toBe('notYetKnown');
    expect(windowStanding(prePet, onlyScan, '2026-10-30', '2026-10-30').standing).toBe('notYetKnown');
  });
});

describe('across the days the clocks change', () => {
  it.each([
    ['forward', '2026-03-01', '2026-03-15'],
    ['back', '2026-10-25', '2026-11-08'],
  ])('%s: 14 days are 14 calendar days, to the last second of the last one', (_, registeredOn, lastOn) => {
    for (const zone of ['America/Chicago', 'America/Phoenix', 'America/Puerto_Rico', 'Pacific/Guam']) {
      const standingAt = (instant: Date) =>
        windowStanding(scan, { registeredOn }, dayIn(zone, instant), addDays(lastOn, 5)).standing;
      const opens = startOf(registeredOn, zone);
      const closes = endOf(lastOn, zone);
      expect(standingAt(new Date(opens.getTime() - 1000))).toBe('early');
      expect(standingAt(opens)).toBe('kept');
      expect(standingAt(new Date(closes.getTime() - 1000))).toBe('kept');
      expect(standingAt(closes)).toBe('late');
    }
  });
});

it('throws for an anchor that is not a day', () => {
  expect(() => windowStanding(scan, { registeredOn: '10/26/2026' }, null, '2026-10-26')).toThrow(RangeError);
});
