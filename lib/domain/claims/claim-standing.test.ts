import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../cases/case-event';
import { type ClaimNote, claimStandings, isKnown, troubleWithNote } from './claim-standing';

const happened = { at: new Date('2026-11-20T12:00:00Z'), by: 'somebody' };
const events: readonly CaseEvent[] = [
  { ...happened, kind: 'billed', claims: ['professional', 'technical'], on: '2026-11-20' },
  { ...happened, kind: 'claimDenied', claims: ['technical'], on: '2026-12-01', reasons: ['CO-16', 'MA50'] },
  { ...happened, kind: 'claimPaid', claims: ['professional'], on: '2026-12-02' },
];

describe('the claims of a case', () => {
  it('stand as the last event of each says', () => {
    expect(claimStandings(events)).toEqual([
      { claim: 'professional', status: 'paid', sinceOn: '2026-12-02', reasons: [] },
      { claim: 'technical', status: 'denied', sinceOn: '2026-12-01', reasons: ['CO-16', 'MA50'] },
    ]);
    expect(
      claimStandings([
        ...events,
        { ...happened, kind: 'billed', claims: ['technical'], on: '2026-12-03' },
      ]).find(({ claim }) => claim === 'technical'),
    ).toEqual({ claim: 'technical', status: 'billed', sinceOn: '2026-12-03', reasons: [] });
    expect(claimStandings([])).toEqual([]);
  });
});

describe('a note of a claim', () => {
  const days = { scanOn: '2026-11-02', today: '2026-12-10' };
  const note = (status: ClaimNote['status'], on: string, reasons: readonly string[] = []): ClaimNote => ({
    claim: 'technical',
    status,
    on,
    reasons,
  });
  const billed = { claim: 'technical', status: 'billed', sinceOn: '2026-11-20', reasons: [] } as const;
  const denied = { ...billed, status: 'denied', sinceOn: '2026-12-01', reasons: ['CO-16'] } as const;
  const paid = { ...billed, status: 'paid', sinceOn: '2026-12-02' } as const;

  it.each([
    [undefined, note('billed', '2026-11-02'), undefined],
    [denied, note('billed', '2026-12-01'), undefined],
    [billed, note('paid', '2026-11-20'), undefined],
    [denied, note('paid', '2026-12-02'), undefined],
    [billed, note('denied', '2026-11-21', ['CO-16']), undefined],
    [paid, note('denied', '2026-12-03', ['CO-16']), undefined],
    [billed, note('billed', '2026-11-21'), /billed already/],
    [paid, note('billed', '2026-12-03'), /paid already/],
    [undefined, note('paid', '2026-11-20'), /not marked as billed/],
    [undefined, note('denied', '2026-11-20', ['CO-16']), /not marked as billed/],
    [paid, note('paid', '2026-12-03'), /paid already/],
    [billed, note('denied', '2026-11-21'), /reason code/],
    [billed, note('paid', '2026-11-19'), /before what is known/],
    [undefined, note('billed', '2026-11-01'), /before the scan/],
    [undefined, note('billed', '2026-12-11'), /in the future/],
  ] as const)('%o then %o', (standing, next, says) => {
    const trouble = troubleWithNote(standing, next, days);
    if (says === undefined) expect(trouble).toBeUndefined();
    else expect(trouble).toMatch(says);
  });

  it('that says what is known is known', () => {
    expect(isKnown(paid, note('paid', '2026-12-02'))).toBe(true);
    expect(isKnown(denied, note('denied', '2026-12-01', ['CO-16']))).toBe(true);
    expect(isKnown(denied, note('denied', '2026-12-01', ['CO-4']))).toBe(false);
    expect(isKnown(paid, note('paid', '2026-12-03'))).toBe(false);
    expect(isKnown(undefined, note('paid', '2026-12-02'))).toBe(false);
  });
});
