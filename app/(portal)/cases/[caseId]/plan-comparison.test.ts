import { expect, it } from 'vitest';
import type { ReviewRow, ReviewSection } from '@/lib/domain/forms/review';
import { comparePlans } from './plan-comparison';

const row = (key: string, ...words: string[]): ReviewRow => ({
  key,
  ask: `Ask ${key}`,
  words,
  followUp: false,
});
const section = (...rows: ReviewRow[]): ReviewSection => ({ key: 'plan', title: 'Plan', rows });

it('compares question by question, also those asked on one side alone', () => {
  const before = section(
    row('plan', 'Treatment'),
    row('goal', 'Curative'),
    row('kinds', 'Surgery', 'Radiation'),
  );
  const after = section(
    row('plan', 'Additional imaging'),
    row('imaging', 'CT'),
    row('kinds', 'Surgery', 'Radiation'),
  );
  expect(comparePlans(before, after)).toEqual([
    { key: 'plan', ask: 'Ask plan', before: ['Treatment'], after: ['Additional imaging'], changed: true },
    { key: 'imaging', ask: 'Ask imaging', before: [], after: ['CT'], changed: false },
    {
      key: 'kinds',
      ask: 'Ask kinds',
      before: ['Surgery', 'Radiation'],
      after: ['Surgery', 'Radiation'],
      changed: false,
    },
    { key: 'goal', ask: 'Ask goal', before: ['Curative'], after: [], changed: false },
  ]);
});

it('leaves out what nobody answered', () => {
  expect(comparePlans(section(row('other')), section(row('other')))).toEqual([]);
});
