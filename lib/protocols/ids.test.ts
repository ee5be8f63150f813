import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { policy } from '../domain/access/policy';
import { pastEditions } from './editions';
import { published } from './index';

/** Editions share rows, so a row counts once; rows that are equal and not the same would be copies. */
const rows = new Set([
  ...[...published, ...pastEditions].flatMap(({ coverage, recipes }) => [
    ...coverage.cells,
    ...recipes,
    ...recipes.flatMap((recipe) => recipe.elements),
  ]),
  ...published.flatMap(({ windows, rules, states, steps, forms, finals, reopenings, scrub, denials }) => [
    ...scrub,
    ...denials,
    ...windows,
    ...finals,
    ...reopenings,
    ...rules,
    ...states,
    ...steps,
    ...Object.values(forms).flatMap((form) => form.checks),
  ]),
  ...policy,
]);
const ids: readonly string[] = [...rows].map((row) => row.id);

const lib = new URL('..', import.meta.url);
const tests = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(domain|protocols)\b.*\.test\.ts$/.test(path))
  .map((path) => readFileSync(new URL(path, lib), 'utf8'))
  .join('\n');

it('gives every row of data an id of its own', () => {
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  expect(ids.length).toBeGreaterThan(100);
});

it('names every id in a test', () => {
  const isNamed = (id: string) => new RegExp(`\\b${id}(?![\\w-])`).test(tests);
  expect(ids.filter((id) => !isNamed(id))).toEqual([]);
});

it('would notice an id that no test names', () => {
  expect(new RegExp(`\\bELG-${13}(?![\\w-])`).test(tests)).toBe(false);
});
