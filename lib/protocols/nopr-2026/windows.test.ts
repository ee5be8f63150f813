import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/schedule/day';
import type { Standing } from '../../domain/schedule/window';
import { startOf } from '../../domain/schedule/zone';
import type { LaterForm } from './form-facts';
import {
  completionOn,
  instantOn,
  lastMomentOf,
  notPerformedOn,
  postPetOn,
  prePetOn,
  reportOn,
  standOn,
} from './story';
import { windows } from './windows';

/** Registration days whose windows cross what a calendar does: nothing, both changes of the clocks, leap days, new year. */
const starts = ['2026-10-05', '2026-10-26', '2026-02-24', '2028-02-20', '2027-02-20', '2026-12-25'] as const;
const zones = ['America/Chicago', 'America/New_York', 'America/Phoenix', 'Pacific/Honolulu'] as const;

const window = (story: Parameters<typeof standOn>[0], id: string, today: Day) => {
  const found = standOn(story, today).windows.find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('the windows', () => {
  it('are five, with both ends inside', () => {
    expect(
      windows.map(({ id, what, opens, closes, ifMissed }) => [
        id,
        what,
        opens.from,
        opens.plus,
        closes.from,
        closes.plus,
        ifMissed,
      ]),
    ).toEqual([
      ['WIN-01', 'Scan', 'registeredOn', 0, 'registeredOn', 14, 'expired'],
      ['WIN-02', 'Pre-PET form', 'registeredOn', 0, 'scanOn', 0, 'unpayable'],
      ['WIN-03', 'Completion form', 'scanOn', 0, 'scanOn', 30, 'late'],
      ['WIN-04', 'Report', 'scanOn', 0, 'scanOn', 30, 'late'],
      ['WIN-05', 'Post-PET form', 'scanOn', 0, 'scanOn', 30, 'late'],
    ]);
  });
});

describe.each(starts)('registered on %s', (registeredOn) => {
  const scanOn = addDays(registeredOn, 7);
  const far = addDays(registeredOn, 60);
  const base = { registeredOn, registration: { scheduledOn: scanOn } };

  describe('WIN-01, the scan', () => {
    const edges: readonly (readonly [string, number, Standing, boolean])[] = [
      ['the day before', -1, 'early', false],
      ['first day', 0, 'kept', true],
      ['day 14', 14, 'kept', true],
      ['the day after', 15, 'late', false],
    ];
    it.each(edges)('%s', (_name, plus, standing, kept) => {
      const scan = addDays(registeredOn, plus);
      const story = { ...base, events: [prePetOn(registeredOn), completionOn(addDays(scan, 2), scan)] };
      expect(window(story, 'WIN-01', far)).toMatchObject({
        firstOn: registeredOn,
        lastOn: addDays(registeredOn, 14),
        doneOn: scan,
        standing,
        dayNumber: plus,
      });
      expect(standOn(story, far).facts).toMatchObject({ 'WIN-01.kept': kept, 'WIN-01.day': plus });
    });

    it('stays open through day 14 and is not yet known while a scan may be entered', () => {
      const story = { ...base, events: [prePetOn(registeredOn)] };
      const on = (plus: number) => window(story, 'WIN-01', addDays(registeredOn, plus));
      expect(on(0)).toMatchObject({ standing: 'open', daysLeft: 14 });
      expect(on(14)).toMatchObject({ standing: 'open', daysLeft: 0 });
      expect(on(15)).toMatchObject({ standing: 'notYetKnown', daysLeft: null });
      expect(on(37)).toMatchObject({ standing: 'notYetKnown' });
      expect(on(38)).toMatchObject({ standing: 'missed' });
    });

    it('is missed on day 15 without a pre-PET form, for no scan could be paid any more', () => {
      expect(window(base, 'WIN-01', addDays(registeredOn, 14))).toMatchObject({ standing: 'open' });
      expect(window(base, 'WIN-01', addDays(registeredOn, 15))).toMatchObject({ standing: 'missed' });
    });
  });

  describe('WIN-02, the pre-PET form', () => {
    const scanned = (prePet: ReturnType<typeof prePetOn>) => ({
      ...base,
      events: [prePet, completionOn(addDays(scanOn, 1), scanOn)],
    });
    const edges: readonly (readonly [string, ReturnType<typeof prePetOn>, Standing])[] = [
      [
        'signed on paper the day before registration',
        prePetOn(registeredOn, { paper: true, signedOn: addDays(registeredOn, -1) }),
        'early',
      ],
      ['first day', prePetOn(registeredOn), 'kept'],
      ['last moment of the scan day', prePetOn(scanOn, { at: lastMomentOf(scanOn) }), 'kept'],
      [
        'first moment of the day after',
        prePetOn(addDays(scanOn, 1), { at: startOf(addDays(scanOn, 1), 'America/Chicago') }),
        'late',
      ],
      [
        'signed in time on paper, submitted the day after',
        prePetOn(addDays(scanOn, 1), { paper: true, signedOn: scanOn }),
        'late',
      ],
    ];
    it.each(edges)('%s', (_name, prePet, standing) => {
      expect(window(scanned(prePet), 'WIN-02', far)).toMatchObject({
        firstOn: registeredOn,
        lastOn: scanOn,
        standing,
      });
    });

    it('is missed when the scan was done without it', () => {
      const story = { ...base, events: [completionOn(addDays(scanOn, 1), scanOn)] };
      expect(window(story, 'WIN-02', addDays(scanOn, 1))).toMatchObject({
        standing: 'missed',
        lastOn: scanOn,
      });
      expect(window(story, 'WIN-02', scanOn)).toMatchObject({ standing: 'open', daysLeft: 0 });
    });

    it('is held to the planned day, then to the last day for a postponed scan', () => {
      const on = (plus: number) => window(base, 'WIN-02', addDays(registeredOn, plus));
      expect(on(0)).toMatchObject({ standing: 'open', lastOn: scanOn, daysLeft: 7 });
      expect(on(7)).toMatchObject({ standing: 'open', lastOn: scanOn, daysLeft: 0 });
      expect(on(8)).toMatchObject({ standing: 'open', lastOn: addDays(registeredOn, 14), daysLeft: 6 });
      expect(on(15)).toMatchObject({ standing: 'missed', lastOn: addDays(registeredOn, 14) });
    });

    it('is decided by the scan when the form came after the planned day', () => {
      const late = prePetOn(addDays(scanOn, 2));
      expect(window({ ...base, events: [late] }, 'WIN-02', addDays(scanOn, 3))).toMatchObject({
        standing: 'notYetKnown',
      });
      const done = (day: Day) =>
        window({ ...base, events: [late, completionOn(addDays(day, 1), day)] }, 'WIN-02', far).standing;
      expect(done(scanOn)).toBe('late');
      expect(done(addDays(scanOn, 2))).toBe('kept');
    });
  });

  const later: readonly (readonly [string, LaterForm, (on: Day) => ReturnType<typeof reportOn>])[] = [
    ['WIN-03', 'completion', (on) => completionOn(on, scanOn)],
    ['WIN-04', 'report', (on) => reportOn(on)],
    ['WIN-05', 'post-pet', (on) => postPetOn(on)],
  ];
  describe.each(later)('%s, the %s form', (id, form, submit) => {
    const others = [prePetOn(registeredOn), ...(form === 'completion' ? [] : [completionOn(scanOn, scanOn)])];
    const edges: readonly (readonly [string, number, Standing])[] = [
      ['the day before', -1, 'early'],
      ['first day', 0, 'kept'],
      ['day 30', 30, 'kept'],
      ['the day after', 31, 'late'],
    ];
    it.each(edges)('%s', (_name, plus, standing) => {
      const events = [...others, submit(addDays(scanOn, plus))];
      const found = window({ ...base, events }, id, far);
      expect(found).toMatchObject({
        firstOn: scanOn,
        lastOn: addDays(scanOn, 30),
        standing,
        dayNumber: plus,
      });
      expect(standOn({ ...base, events }, far).facts[`${id}.kept`]).toBe(standing === 'kept');
    });

    it('is open through day 30 and missed the day after', () => {
      const on = (plus: number) => window({ ...base, events: others }, id, addDays(scanOn, plus));
      expect(on(0)).toMatchObject({ standing: 'open', daysLeft: 30 });
      expect(on(30)).toMatchObject({ standing: 'open', daysLeft: 0 });
      expect(on(31)).toMatchObject({ standing: 'missed', daysLeft: null });
    });
  });

  it.each(['WIN-04', 'WIN-05'])('%s is not known before the scan is entered', (id) => {
    expect(window(base, id, scanOn)).toMatchObject({ standing: 'notYetKnown', firstOn: null, lastOn: null });
  });

  it('WIN-03 hangs on the planned day until the scan is entered', () => {
    expect(window(base, 'WIN-03', registeredOn)).toMatchObject({
      standing: 'notOpen',
      firstOn: scanOn,
      lastOn: addDays(scanOn, 30),
    });
    const moved = { ...base, events: [completionOn(addDays(scanOn, 4), addDays(scanOn, 3))] };
    expect(window(moved, 'WIN-03', addDays(scanOn, 4))).toMatchObject({
      standing: 'kept',
      firstOn: addDays(scanOn, 3),
    });
  });

  it('decide nothing any more when the scan was not performed', () => {
    const story = { ...base, events: [prePetOn(registeredOn), notPerformedOn(scanOn)] };
    expect(standOn(story, far).windows.map((found) => found.standing)).toEqual(
      Array.from(windows, () => 'notYetKnown'),
    );
  });
});

describe.each(zones)('midnight in %s', (zone) => {
  const scanOn = '2026-11-01';
  const base = { zone, registeredOn: '2026-10-25', registration: { scheduledOn: scanOn } };
  const completion = completionOn('2026-11-02', scanOn, { at: instantOn('2026-11-02', zone) });

  it('WIN-02 ends with the facility’s day, on the day the clocks change', () => {
    const at = (instant: Date) => ({
      ...base,
      events: [prePetOn(scanOn, { at: instant, signedOn: scanOn }), completion],
    });
    expect(window(at(lastMomentOf(scanOn, zone)), 'WIN-02', '2026-11-05')).toMatchObject({
      standing: 'kept',
      doneOn: scanOn,
    });
    expect(window(at(startOf('2026-11-02', zone)), 'WIN-02', '2026-11-05')).toMatchObject({
      standing: 'late',
      doneOn: '2026-11-02',
    });
  });

  it('WIN-04 and WIN-05 end with the facility’s day 30', () => {
    const day30 = addDays(scanOn, 30);
    const story = (at: Date, signedOn: Day) => ({
      ...base,
      events: [completion, reportOn(signedOn, { at }), postPetOn(signedOn, { at })],
    });
    const inTime = story(lastMomentOf(day30, zone), day30);
    const late = story(startOf(addDays(day30, 1), zone), addDays(day30, 1));
    for (const id of ['WIN-04', 'WIN-05']) {
      expect(window(inTime, id, '2027-01-01').standing).toBe('kept');
      expect(window(late, id, '2027-01-01').standing).toBe('late');
    }
  });

  it('WIN-01 begins with the facility’s day of registration', () => {
    expect(standOn(base, base.registeredOn).facts).toMatchObject({
      registeredOn: '2026-10-25',
      'WIN-01.lastOn': '2026-11-08',
    });
  });
});

describe('corrections', () => {
  const base = { registeredOn: '2026-10-26' };
  const first = [prePetOn('2026-10-30'), completionOn('2026-11-03', '2026-11-02'), reportOn('2026-11-05')];

  it('of a form of the facility do not make it late', () => {
    const events = [
      ...first,
      completionOn('2026-12-20', '2026-11-02', { revision: 2 }),
      reportOn('2026-12-20', { revision: 2 }),
    ];
    const standing = standOn({ ...base, events }, '2026-12-21');
    expect(standing.facts).toMatchObject({ 'WIN-03.standing': 'kept', 'WIN-04.standing': 'kept' });
  });

  it('of a physician’s form count on their own day', () => {
    const early = postPetOn('2026-11-06', { paper: true, signedOn: '2026-11-01' });
    expect(window({ ...base, events: [...first, early] }, 'WIN-05', '2026-11-10')).toMatchObject({
      standing: 'early',
      doneOn: '2026-11-01',
    });
    const events = [...first, early, postPetOn('2026-11-10', { revision: 2 })];
    expect(window({ ...base, events }, 'WIN-05', '2026-11-11')).toMatchObject({
      standing: 'kept',
      doneOn: '2026-11-10',
    });
  });

  it('of the day of the scan move the windows that hang on it', () => {
    const events = [...first, completionOn('2026-11-10', '2026-11-04', { revision: 2 })];
    expect(window({ ...base, events }, 'WIN-05', '2026-11-10')).toMatchObject({
      firstOn: '2026-11-04',
      lastOn: '2026-12-04',
    });
  });
});
