import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { Trouble } from '@/lib/db/trouble';
import { isLeaving, onLeave } from './on-leave';

/** Runs a program of Node to its end under a name for people, with its output in the terminal, or in a file that is shown only when it fails. */
export async function runNode(
  name: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  logFile?: string,
): Promise<void> {
  const log = logFile === undefined ? undefined : openSync(logFile, 'w');
  const child = spawn(process.execPath, words, {
    env: environment,
    stdio: ['ignore', log ?? 'inherit', log ?? 'inherit'],
  });
  onLeave(async () => {
    child.kill();
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (log !== undefined) closeSync(log);
  // A child that was told to end has not failed.
  if (status === 0 || isLeaving()) return;
  if (logFile !== undefined) console.error(readFileSync(logFile, 'utf8').slice(-6000));
  throw new Trouble(`${name} failed: see its words above.`);
}
