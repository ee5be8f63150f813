import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive } from '@/lib/db/embedded/processes';
import { codeOf, Trouble } from '@/lib/db/trouble';

/** One process at a time uses a folder of data. Returns how to let go. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'in-use-by');
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    refuseUsedFolder(folder);
    writeFileSync(file, `${process.pid}\n`);
  }
  return () => rmSync(file, { force: true });
}

export function refuseUsedFolder(folder: string): void {
  const file = join(folder, 'in-use-by');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (!isTracer(pid)) return;
  throw new Trouble(
    `Another Tracer (process ${pid}) already uses ${folder}. Stop that one first, or start this one from another folder.`,
  );
}

/** A killed process leaves its number behind, which by now may be another program's. */
function isTracer(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid || !isAlive(pid)) return false;
  const command = commandOf(pid);
  return command === undefined || /run\.mjs|vitest/.test(command);
}
