import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export type WorkerProcess = { stop: () => Promise<void> };

/** Runs the worker beside a demo's portal, and again when it ends by itself. */
export function startWorkerProcess(environment: NodeJS.ProcessEnv, logFile: string): WorkerProcess {
  let isStopping = false;
  let child: ChildProcess | undefined;
  const run = async () => {
    while (!isStopping) {
      const log = openSync(logFile, 'a', 0o600);
      child = spawn(
        process.execPath,
        ['--import', './scripts/end-with-parent.mjs', 'scripts/run.mjs', 'scripts/worker.ts'],
        {
          env: environment,
          // Its own process group: Ctrl-C in the terminal is for us, who then stop it before the database.
          detached: process.platform !== 'win32',
          stdio: ['ignore', log, log, 'ipc'],
          windowsHide: true,
        },
      );
      closeSync(log);
      await ended(child);
      if (!isStopping) await pause(1_000);
    }
  };
  const done = run();
  return {
    stop: async () => {
      isStopping = true;
      child?.kill('SIGTERM');
      const isSlow = await Promise.race([done.then(() => false), pause(8_000, true, { ref: false })]);
      if (isSlow) child?.kill('SIGKILL');
      await done;
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}
