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

test('holds', { timeout: size === 'long' ? 6 * 3_600_000 : 600_000 }, async (context) => {
  const { bar }: { bar: Bar } = await import(file);
  if (size === 'short' && bar.isOnlyLong) return context.skip('only in npm run test:long');
  const { tried, failures } = await bar.run(size);
  const controls = Object.entries(bar.controls?.(size) ?? {});
  const unseen: string[] = [];
  for (const [without, run] of controls) {
    if ((await run()).failures.length === 0) unseen.push(`It holds all the same: ${without}.`);
  }
  if (report !== undefined) {
    const found = { tried, failures: [...failures, ...unseen], controls: controls.length };
    writeFileSync(report, JSON.stringify({ id: bar.id, tries: bar.tries, ...found }));
  }
  expect([...failures.slice(0, 10), ...unseen]).toEqual([]);
  expect(tried).toBeGreaterThan(0);
});
