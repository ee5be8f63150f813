import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './steps/build';
import { allChecks, passes, routeTypes } from './steps/checks';
import { dataFolder } from './steps/data-folder';
import { runE2e } from './steps/e2e';
import { leave, leaveOnSignals } from './steps/on-leave';
import { playwrightCount, type Tally, vitestCount } from './steps/tally';
import { runVitest } from './steps/vitest';

/** npm test: every check and every test, ending with one line of what passed and failed. */
export default async function test(): Promise<number> {
  leaveOnSignals();
  const reports = join(dataFolder, 'reports');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const tallies: Tally[] = [];
  try {
    tallies.push(oneOf(await passes(routeTypes)));
    for (const check of allChecks) tallies.push(oneOf(await passes(check)));

    const vitestReport = join(reports, 'vitest.json');
    const vitestStatus = await runVitest([
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ]);
    tallies.push(vitestCount(vitestReport, vitestStatus));

    const isBuilt = await succeeds('build', () => buildIfStale(console.log));
    tallies.push(oneOf(isBuilt));

    if (isBuilt) {
      const e2eReport = join(reports, 'e2e.json');
      const isStarted = await succeeds('browser tests', async () => {
        const status = await runE2e([], e2eReport);
        tallies.push(playwrightCount(e2eReport, status));
      });
      if (!isStarted) tallies.push(oneOf(false));
    }
  } finally {
    await leave();
  }
  const passed = sum(tallies, 'passed');
  const failed = sum(tallies, 'failed');
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function succeeds(name: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    console.log(`FAILED  ${name}`);
    console.log(error instanceof Error && error.name === 'Trouble' ? error.message : error);
    return false;
  }
}

function oneOf(isPassed: boolean): Tally {
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function sum(tallies: readonly Tally[], key: keyof Tally): number {
  return tallies.reduce((total, tally) => total + tally[key], 0);
}
