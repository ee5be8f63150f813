import { expect, it } from 'vitest';
import { differences } from './differences';
import type { ReviewRow } from './review';

const row = (key: string, ...words: readonly string[]): ReviewRow => ({
  key,
  ask: `${key}?`,
  words,
  followUp: false,
});
const form = (...rows: readonly ReviewRow[]) => [{ key: 'a', title: 'A', rows }];

it('tells the answers that differ, and the questions that came or went, in the order of the form', () => {
  expect(
    differences(
      form(row('same', 'Yes'), row('changed', 'CT', 'MRI'), row('gone', 'Curative'), row('empty')),
      form(row('same', 'Yes'), row('changed', 'CT'), row('empty'), row('new', 'Surgery')),
    ),
  ).toEqual([
    { key: 'changed', ask: 'changed?', before: ['CT', 'MRI'], after: ['CT'] },
    { key: 'new', ask: 'new?', before: null, after: ['Surgery'] },
    { key: 'gone', ask: 'gone?', before: ['Curative'], after: null },
  ]);
});
