import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive } from '@/lib/db/embedded/processes';
import { codeOf, Trouble } from '@/lib/db/trouble';

/** One process at a time uses a folder of data. Returns how to let go. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'in-use-by');
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx', mode: 0o644 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const other = Number.parseInt(readFileSync(file, 'utf8'), 10);
    if (isTracer(other)) {
      throw new Trouble(
        `Another Tracer (process ${other}) already uses ${folder}. Stop that one first, or start this one in another folder.`,
      );
    }
    writeFileSync(file, `${process.pid}\n`);
  }
  return () => rmSync(file, { force: true });
}

function isTracer(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid || !isAlive(pid)) return false;
  const command = commandOf(pid);
  return command === undefined || command.includes('node');
}
