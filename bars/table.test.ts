import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { elsewhere, promised } from './table';

const ids = promised.flatMap((row) => row.ids);
const files = readdirSync('bars')
  .filter((file) => file.endsWith('.bar.ts'))
  .map((file) => file.replace('.bar.ts', '').toUpperCase());

test('every bar is promised, once, and is tried in one place', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(files.filter((id) => !ids.includes(id))).toEqual([]);
  expect(Object.keys(elsewhere).filter((id) => !ids.includes(id) || files.includes(id))).toEqual([]);
});
