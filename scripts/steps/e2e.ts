import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { removeCluster } from '@/lib/db/embedded';
import { browser } from './browser';
import { buildIfStale } from './build';
import { dataFolder } from './data-folder';
import { freePort, startNext } from './next-server';
import { onLeave } from './on-leave';
import { startWorld } from './world';

/** Runs the browser tests against a portal of their own, freshly seeded. Answers Playwright's exit code. */
export async function runE2e(words: readonly string[], report?: string): Promise<number> {
  const executable = browser(console.log);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  await buildIfStale(console.log);
  const folder = join(dataFolder, 'e2e');
  if (existsSync(folder)) await removeCluster(folder);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const world = await startWorld({ folder, address, say: console.log });
  onLeave(world.stop);
  const environment = world.environment;
  const server = await startNext({
    command: 'start',
    port,
    host: '127.0.0.1',
    environment,
    logFile: join(folder, 'server.log'),
  });
  onLeave(server.stop);
  const child = spawn(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', ...words],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...environment,
        NODE_ENV: 'test',
        TRACER_ADDRESS: address,
        TRACER_BROWSER: executable,
        // Tests look behind row security to see what was really written.
        TRACER_E2E_DATABASE: world.superuserUrl,
        ...(report ? { TRACER_E2E_REPORT: resolve(report) } : {}),
      },
    },
  );
  const status = await new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
  await server.stop();
  await world.stop();
  return status;
}
