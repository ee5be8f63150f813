import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ask } from '@/bench/portal';

/** The PostgreSQL of a world, to be killed and started again as it was. Linux only: it looks into /proc. */
export interface KillablePostgres {
  /** All its processes at once, as when a machine loses its power; and up again. */
  readonly killAndStart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function killablePostgres(superuserUrl: string): Promise<KillablePostgres> {
  const [{ data }] = z
    .tuple([z.object({ data: z.string() })])
    .parse(await ask(superuserUrl, "SELECT current_setting('data_directory') AS data"));
  const pidNow = () => Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
  const first = pidNow();
  const [program = '', ...words] = readFileSync(`/proc/${first}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const status = readFileSync(`/proc/${first}/status`, 'utf8');
  const idOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  const as = process.getuid?.() === 0 ? { uid: idOf('Uid'), gid: idOf('Gid') } : {};
  let child: ChildProcess | undefined;
  const start = async () => {
    for (let times = 0; times < 300; times += 1) {
      child = spawn(program, words, { ...as, cwd: data, stdio: 'ignore', detached: true });
      for (
        let waited = 0;
        waited < 300 && child.exitCode === null && child.signalCode === null;
        waited += 1
      ) {
        if (await isUp(superuserUrl)) return;
        await pause(50);
      }
      // The processes of the one before may still be leaving its memory.
      await pause(100);
    }
    throw new Error('PostgreSQL did not come back.');
  };
  return {
    killAndStart: async () => {
      const pid = pidNow();
      const others = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
      for (const one of [pid, ...others]) end(one, 'SIGKILL');
      await start();
    },
    stop: async () => {
      if (!child) return;
      const gone = new Promise<void>((resolve) => child?.once('exit', () => resolve()));
      child.kill('SIGINT');
      await gone;
    },
  };
}

function end(pid: number, name: 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It was gone before us.
  }
}

async function isUp(superuserUrl: string): Promise<boolean> {
  return ask(superuserUrl, 'SELECT 1').then(
    () => true,
    () => false,
  );
}
