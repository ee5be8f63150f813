import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Bar, Size } from './bar';

/**
 * Runs before each file of this project and makes the one test of a bar: that it holds. `npm run test:long` asks for the
 * whole of it and reads what was found.
 */
const size: Size = process.env.TRACER_BAR_SIZE === 'long' ? 'long' : 'short';
const report = process.env.TRACER_BAR_REPORT;
const file = expect.getState().testPath ?? '';

test('holds', { timeout: size === 'long' ? 6 * 3_600_000 : 120_000 }, async (context) => {
  const { bar }: { bar: Bar } = await import(file);
  if (size === 'short' && bar.isOnlyLong) return context.skip('only in npm run test:long');
  const { tried, failures } = await bar.run(size);
  if (report !== undefined) {
    writeFileSync(report, JSON.stringify({ id: bar.id, tries: bar.tries, tried, failures }));
  }
  expect(failures.slice(0, 10)).toEqual([]);
  expect(tried).toBeGreaterThan(0);
});
