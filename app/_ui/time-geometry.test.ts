import { describe, expect, it } from 'vitest';
import type { WindowStanding } from '@/lib/domain/schedule/window';
import { timePicture } from './time-geometry';

const window = (standing: Partial<WindowStanding>): WindowStanding => ({
  id: 'WIN-00',
  what: 'Scan',
  firstOn: '2026-10-19',
  lastOn: '2026-11-02',
  doneOn: null,
  standing: 'open',
  daysLeft: null,
  dayNumber: null,
  ...standing,
});

describe('the time picture of a case', () => {
  it('gives every day the same width and ends a window after its last day', () => {
    const { rows, scale } = timePicture(
      [
        window({ firstOn: '2026-10-01', lastOn: '2026-10-05' }),
        window({ firstOn: '2026-10-03', lastOn: '2026-10-10' }),
      ],
      '2026-10-02',
    );
    expect(rows[0]?.bar).toEqual({ from: 0, to: 50 });
    expect(rows[1]?.bar).toEqual({ from: 20, to: 100 });
    expect(scale.todayAt).toBe(15);
  });

  it('widens for today and for what was done outside its window', () => {
    const late = timePicture(
      [window({ firstOn: '2026-10-01', lastOn: '2026-10-05', doneOn: '2026-10-08', standing: 'late' })],
      '2026-10-10',
    );
    expect(late.rows[0]?.bar).toEqual({ from: 0, to: 50 });
    expect(late.rows[0]?.doneAt).toBe(75);
    expect(late.scale.todayAt).toBe(95);
    const before = timePicture(
      [window({ firstOn: '2026-10-05', lastOn: '2026-10-08', standing: 'notOpen' })],
      '2026-10-01',
    );
    expect(before.rows[0]?.bar).toEqual({ from: 50, to: 100 });
  });

  it('draws what is left from the middle of today, and only for an open window', () => {
    const { rows } = timePicture(
      [window({ firstOn: '2026-10-01', lastOn: '2026-10-10', daysLeft: 5 }), window({ standing: 'missed' })],
      '2026-10-05',
    );
    expect(rows[0]?.left?.to).toBe(rows[0]?.bar?.to);
    expect(rows[1]?.left).toBeNull();
  });

  it('presses from seven days on', () => {
    expect(timePicture([window({ daysLeft: 8 })], '2026-10-25').rows[0]?.pressing).toBe(false);
    expect(timePicture([window({ daysLeft: 7 })], '2026-10-26').rows[0]?.pressing).toBe(true);
  });

  it('crosses a daylight saving change and a leap day without a jump', () => {
    const { rows } = timePicture(
      [
        window({ firstOn: '2028-02-28', lastOn: '2028-03-01' }),
        window({ firstOn: '2028-03-02', lastOn: '2028-03-13' }),
      ],
      '2028-02-28',
    );
    expect(rows[0]?.bar).toEqual({ from: 0, to: 20 });
  });

  it('leaves the end open while the last day is not known, and draws no bar before the first is', () => {
    const { rows } = timePicture(
      [
        window({ lastOn: null, daysLeft: null }),
        window({ firstOn: null, lastOn: null, standing: 'notYetKnown' }),
      ],
      '2026-10-20',
    );
    expect(rows[0]).toMatchObject({ openEnd: true, says: 'open', bar: { from: 0, to: 100 } });
    expect(rows[1]).toMatchObject({ bar: null, says: 'after the scan' });
  });

  it('says each standing in words', () => {
    const says = (standing: Partial<WindowStanding>) =>
      timePicture([window(standing)], '2026-10-20').rows[0]?.sentence;
    expect(says({ standing: 'kept', doneOn: '2026-10-23' })).toBe(
      'Scan: October 19, 2026 to November 2, 2026; done Oct 23.',
    );
    expect(says({ standing: 'open', daysLeft: 13 })).toBe(
      'Scan: October 19, 2026 to November 2, 2026; 13 days left.',
    );
    expect(says({ standing: 'open', daysLeft: 1 })).toContain('1 day left');
    expect(says({ standing: 'open', daysLeft: 0 })).toContain('; today.');
    expect(says({ standing: 'late', doneOn: '2026-11-05' })).toContain('late, Nov 5');
    expect(says({ standing: 'missed' })).toContain('ended Nov 2');
    expect(says({ standing: 'notOpen' })).toContain('from Oct 19');
  });

  it('marks three to six round days', () => {
    for (const lastOn of ['2026-10-21', '2026-10-30', '2026-11-02', '2026-12-02', '2027-01-20']) {
      const { ticks } = timePicture([window({ lastOn })], '2026-10-19').scale;
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks[0]).toEqual({ at: 0, label: 'Oct 19' });
    }
  });
});
