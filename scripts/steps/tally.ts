import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export type Tally = { passed: number; failed: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** A file that could not even be read counts as one failure, and so does a run that ended badly without naming one. */
export function vitestCount(file: string, status: number): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  const brokenFiles = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  return tally(report.numPassedTests, report.numFailedTests + brokenFiles.length, status);
}

/** A story that passes at its second try has passed: the machine was busy, and Playwright names it. */
export function playwrightCount(file: string, status: number): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors } = playwrightReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  return tally(stats.expected + stats.flaky, stats.unexpected + errors.length, status);
}

function tally(passed: number, failed: number, status: number): Tally {
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}
