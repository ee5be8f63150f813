import { describe, expect, it } from 'vitest';
import { seeded, wholeFrom } from '../forms/seeded';
import { caseFee, refundRuleFor, refundRules, refundTakenBack } from './fees';
import {
  balanceOf,
  dueForCase,
  fallsBelow,
  isMonth,
  type LedgerEntry,
  monthAfter,
  monthsBetween,
  sayMonth,
  statementOf,
  troubleReversing,
} from './ledger';

const entry = (
  seq: number,
  kind: LedgerEntry['kind'],
  amountCents: number,
  ofSeq: number | null = null,
): LedgerEntry => ({ seq, kind, amountCents, ofSeq, postedOn: '2026-11-22', caseId: null });

describe('fees and refunds are data', () => {
  it('FEE-01 costs fifty dollars unless the registry says otherwise', () => {
    expect(caseFee).toMatchObject({ id: 'FEE-01', cents: 5000 });
  });

  it.each([
    ['REF-01', { performed: false }, true],
    ['REF-02', { performed: true, ineligible: true }, true],
    ['REF-03', { performed: null, 'WIN-01.standing': 'missed' }, false],
  ] as const)('%s', (id, facts, isRefunded) => {
    expect(refundRules.map((rule) => rule.id)).toContain(id);
    expect(refundRuleFor(facts)?.id ?? null).toBe(isRefunded ? id : null);
  });

  it('keeps the fee of a case that goes on', () => {
    expect(refundRuleFor({ performed: true, 'WIN-01.standing': 'kept' })).toBeNull();
    expect(refundRuleFor({ performed: null })).toBeNull();
  });

  it('says of what is unconfirmed that it is', () => {
    for (const { cites } of refundRules) expect(cites).toContain('unconfirmed');
  });
});

describe('the books of a case', () => {
  const fee = entry(4, 'fee', -5000);
  const rule = refundRules[0] ?? null;

  it('give the fee back once', () => {
    expect(dueForCase([fee], rule)).toEqual({ kind: 'refund', amountCents: 5000, ofSeq: 4, rule: 'REF-01' });
    expect(dueForCase([fee, entry(9, 'refund', 5000, 4)], rule)).toBeNull();
    expect(dueForCase([], rule)).toBeNull();
  });

  it('REF-04 takes a refund back when no rule gives it any more, and gives it again', () => {
    const refund = entry(9, 'refund', 5000, 4);
    expect(dueForCase([fee, refund], null)).toEqual({
      kind: 'reversal',
      amountCents: -5000,
      ofSeq: 9,
      rule: refundTakenBack.id,
    });
    const back = entry(12, 'reversal', -5000, 9);
    expect(dueForCase([fee, refund, back], null)).toBeNull();
    expect(dueForCase([fee, refund, back], rule)).toMatchObject({ kind: 'refund', ofSeq: 4 });
  });

  it('give nothing back of a fee that was reversed by hand', () => {
    expect(dueForCase([fee, entry(5, 'reversal', 5000, 4)], rule)).toBeNull();
  });
});

describe('reversing', () => {
  const deposit = entry(1, 'deposit', 100_000);
  const fee = entry(2, 'fee', -5000);

  it('is for deposits and fees that count', () => {
    expect(troubleReversing([deposit], deposit)).toBeNull();
    expect(troubleReversing([fee], fee)).toBeNull();
  });

  it('is refused with its reason for everything else', () => {
    const reversal = entry(3, 'reversal', -100_000, 1);
    const refund = entry(4, 'refund', 5000, 2);
    expect(troubleReversing([deposit, reversal], deposit)).toContain('reversed already');
    expect(troubleReversing([reversal], reversal)).toContain('not reversed itself');
    expect(troubleReversing([fee, refund], refund)).toContain('follows from its case');
    expect(troubleReversing([fee, refund], fee)).toContain('given back already');
  });
});

it('warns once for a crossing, and not while it stays below', () => {
  expect(fallsBelow(50_000, 50_000, 45_000)).toBe(true);
  expect(fallsBelow(50_000, 45_000, 40_000)).toBe(false);
  expect(fallsBelow(50_000, 55_000, 50_000)).toBe(false);
  expect(fallsBelow(50_000, 40_000, 90_000)).toBe(false);
});

describe('months', () => {
  it('are counted over the year', () => {
    expect(monthAfter('2026-12')).toBe('2027-01');
    expect(monthAfter('2026-09')).toBe('2026-10');
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2027-02', '2027-01', '2026-12', '2026-11']);
    expect(sayMonth('2026-11')).toBe('November 2026');
  });
  it.each(['2026-13', '2026-00', '26-11', '2026-1', '2026-11-01', ''])('%j is none', (text) => {
    expect(isMonth(text)).toBe(false);
  });
});

describe('statements', () => {
  it('join without a gap, whatever happened: 10,000 drawn entries', () => {
    const random = seeded(34);
    const entries = Array.from({ length: 10_000 }, (_, index) => {
      const kind = (['deposit', 'fee', 'refund', 'reversal'] as const)[wholeFrom(random, 0, 3)] ?? 'fee';
      const amount = wholeFrom(random, 1, 500_000);
      return { ...entry(index + 1, kind, kind === 'fee' ? -amount : amount), month: Math.floor(index / 317) };
    });
    let carried = 0;
    for (let month = 0; month * 317 < entries.length; month += 1) {
      const statement = statementOf(
        carried,
        entries.filter((one) => one.month === month),
      );
      const { openingCents, depositsCents, feesCents, refundsCents, reversalsCents, closingCents } =
        statement;
      expect(openingCents + depositsCents + feesCents + refundsCents + reversalsCents).toBe(closingCents);
      expect(statement.lines.at(-1)?.balanceCents).toBe(closingCents);
      carried = closingCents;
    }
    expect(carried).toBe(balanceOf(entries));
  });
});
