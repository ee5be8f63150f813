import { expect, test } from 'vitest';
import { endpoints, serverActions } from '@/e2e/authorisation/endpoints';
import { table } from '@/e2e/authorisation/table';

const inFiles = endpoints().flatMap(({ path, methods: own }) => own.map((method) => `${method} ${path}`));
const inTable = table.map(({ endpoint }) => endpoint);

test('every page and every handler has a line in the authorisation table, and every line is one of them', () => {
  expect(inFiles.length).toBeGreaterThan(35);
  expect(
    inFiles.filter((endpoint) => !inTable.includes(endpoint)),
    'without a line in e2e/authorisation/table.ts: say there who may',
  ).toEqual([]);
  expect(
    inTable.filter((endpoint) => !inFiles.includes(endpoint)),
    'lines of what is no more',
  ).toEqual([]);
});

test('there is no server action that the table does not know', () => {
  expect(serverActions()).toEqual([]);
});
