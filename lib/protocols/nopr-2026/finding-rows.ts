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

/** What the verdict of the story says of the rule. */
export function findingOf({ rule, story, on, own }: FindingRow): Finding {
  const { findings } = standOn(story, on ?? story.registeredOn, own).verdict;
  const finding = findings.find((candidate) => candidate.rule === rule);
  if (!finding) throw new Error(`No finding of ${rule}`);
  return finding;
}
