import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { every, when } from '../forms/condition';
import { decide, type Rule } from './decide';
import type { Facts } from './facts';

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  title: id,
  holds: when(id).is(true),
  says: { true: 'Holds.', false: 'Fails.', null: 'Open.' },
  repairs: [],
  cites: 'source',
  ...more,
});

describe('a verdict', () => {
  it('has every finding, whatever the others say', () => {
    const verdict = decide([rule('a'), rule('b'), rule('c')], { a: false, b: null, c: true });
    expect(verdict.findings.map(({ rule: id, holds, says }) => [id, holds, says])).toEqual([
      ['a', false, 'Fails.'],
      ['b', null, 'Open.'],
      ['c', true, 'Holds.'],
    ]);
  });

  it('is not met by one failing rule, cannot be told by one open one, and is met by all', () => {
    const rules = [rule('a'), rule('b')];
    expect(decide(rules, { a: false, b: null }).outcome).toBe('notMet');
    expect(decide(rules, { a: true, b: null }).outcome).toBe('cannotTell');
    expect(decide(rules, { a: true, b: true }).outcome).toBe('met');
    expect(decide([], {}).outcome).toBe('met');
  });

  it('fails or stays open, and is never met, while a rule is not settled', () => {
    const names = ['a', 'b', 'c'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.constantFrom(true, false, null)), (facts) => {
        const { outcome, findings } = decide(
          names.map((name) => rule(name)),
          facts,
        );
        expect(outcome === 'met').toBe(findings.every((finding) => finding.holds === true));
        expect(outcome === 'notMet').toBe(findings.some((finding) => finding.holds === false));
      }),
    );
  });
});

describe('a finding', () => {
  const facts: Facts = { a: false, who: 'Iyer', dueOn: '2026-11-02', late: true };

  it('fills facts into its sentence', () => {
    const [finding] = decide(
      [rule('a', { says: { true: '', false: 'Due {dueOn} from {who}.', null: '' } })],
      facts,
    ).findings;
    expect(finding?.says).toBe('Due November 2, 2026 from Iyer.');
  });

  it('says the first of several sentences that fits', () => {
    const says = [
      { onlyIf: when('late').is(false), says: 'Early.' },
      { onlyIf: when('missing').is(true), says: 'Cannot be told.' },
      { onlyIf: when('late').is(true), says: 'Late.' },
      { says: 'Else.' },
    ] as const;
    const said = (more: Facts) =>
      decide([rule('a', { says: { true: says, false: says, null: says } })], { ...facts, ...more })
        .findings[0]?.says;
    expect(said({})).toBe('Late.');
    expect(said({ late: null })).toBe('Else.');
    expect(decide([rule('a', { says: { true: '', false: [], null: '' } })], facts).findings[0]?.says).toBe(
      '',
    );
  });

  it('tells the first repair that fits, also while it is open, and none when it holds', () => {
    const repairs = [
      {
        onlyIf: every(when('late').is(true)),
        possible: true,
        who: 'registry',
        says: '{who} decides.',
        by: 'dueOn',
      },
      { possible: false, who: 'facility', says: 'Never.' },
    ] as const;
    const repairOf = (more: Facts) =>
      decide([rule('a', { repairs })], { ...facts, ...more }).findings[0]?.repair;
    expect(repairOf({})).toEqual({
      possible: true,
      who: 'registry',
      what: 'Iyer decides.',
      by: '2026-11-02',
    });
    expect(repairOf({ a: null })).toMatchObject({ who: 'registry' });
    expect(repairOf({ dueOn: null })).toMatchObject({ by: null });
    expect(repairOf({ late: null })).toEqual({ possible: false, who: 'facility', what: 'Never.', by: null });
    expect(repairOf({ a: true })).toBeUndefined();
  });
});
