import { spawn } from 'node:child_process';

/** Answers vitest's exit code. */
export function runVitest(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
