import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { browser } from './browser';
import { startFreshPortal } from './fresh-portal';

/** Runs the browser tests against a portal of their own, freshly seeded. Answers Playwright's exit code. */
export async function runE2e(words: readonly string[], report?: string): Promise<number> {
  const executable = browser(console.log);
  const portal = await startFreshPortal('e2e');
  const child = spawn(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', ...words],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...portal.world.environment,
        NODE_ENV: 'test',
        TRACER_ADDRESS: portal.address,
        TRACER_BROWSER: executable,
        // Tests look behind row security to see what was really written.
        TRACER_E2E_DATABASE: portal.world.superuserUrl,
        // And into the logs, for what must not stand there.
        TRACER_E2E_FOLDER: portal.folder,
        ...(report ? { TRACER_E2E_REPORT: resolve(report) } : {}),
      },
    },
  );
  const status = await new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
  await portal.stop();
  return status;
}
