import { describe, expect, it } from 'vitest';
import type { RegistrySettings } from '../../domain/cases/protocol';
import type { Truth } from '../../domain/forms/condition';
import type { Finding, Repair } from '../../domain/rules/decide';
import type { Day } from '../../domain/schedule/day';
import { type Story, standOn } from './story';

/** One expectation of one rule: a story, the day it is asked on, and what the verdict says of the rule. */
export interface FindingRow {
  readonly rule: string;
  readonly case: string;
  readonly story: Story;
  readonly on?: Day;
  readonly own?: Partial<RegistrySettings>;
  readonly holds: Truth;
  readonly says: RegExp;
  readonly repair?: Partial<Repair>;
}

/** What is told of a repair that is not possible, and of one that is. */
export const never = (who: Repair['who']): Partial<Repair> => ({ possible: false, who });
export const can = (who: Repair['who'], by: Day | null = null): Partial<Repair> => ({
  possible: true,
  who,
  by,
});

function findingOf(id: string, story: Story, today: Day, own: Partial<RegistrySettings> = {}): Finding {
  const finding = standOn(story, today, own).verdict.findings.find((candidate) => candidate.rule === id);
  if (!finding) throw new Error(id);
  return finding;
}

/** Declares a test of each row. */
export function testFindings(rows: readonly FindingRow[]): void {
  describe.each(rows)('$rule: $case', ({ rule, story, on, own, holds, says, repair }) => {
    const finding = findingOf(rule, story, on ?? story.registeredOn, own);
    it(`holds: ${holds}`, () => {
      expect(finding.holds).toBe(holds);
      expect(finding.says).toMatch(says);
      expect(finding.cites).not.toBe('');
    });
    it('tells what settles it unless it holds', () => {
      if (repair) expect(finding.repair).toMatchObject(repair);
      if (holds === true) expect(finding.repair).toBeUndefined();
      else expect(finding.repair?.what).toMatch(/\.$/);
      expect(`${finding.says} ${finding.repair?.what ?? ''}`).not.toMatch(/[{}–]/);
    });
  });
}
