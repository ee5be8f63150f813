import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ownFolder } from '@/lib/db/embedded/place';
import { serverUser } from '@/lib/db/embedded/server-user';

/** A PostgreSQL server of the machine's distribution, as a live portal has one, with the roles of docs/operations.md. */
export type Distribution = {
  readonly url: (role: string, database: string) => string;
  run: (database: string, sql: string) => Promise<pg.QueryResult>;
  stop: () => Promise<void>;
};

const shelf = '/usr/lib/postgresql';
const roles = ['registry_owner', 'registry_app', 'registry_worker'];

/** The folder of programs that has a server and all clients of one version; undefined where the machine has none. */
export function distributionPrograms(): string | undefined {
  if (!existsSync(shelf)) return undefined;
  return readdirSync(shelf)
    .map((version) => join(shelf, version, 'bin'))
    .filter((bin) =>
      ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((name) => existsSync(join(bin, name))),
    )
    .toSorted()
    .at(-1);
}

export async function startDistribution(bin: string): Promise<Distribution> {
  const folder = mkdtempSync(join(tmpdir(), 'tracer-distribution-'));
  const data = join(folder, 'data');
  const user = serverUser(data);
  ownFolder(folder, user);
  execFileSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  const url = (role: string, database: string) => `postgresql://${role}:none@127.0.0.1:${port}/${database}`;
  const run = (database: string, sql: string) => atServer(url('postgres', database), sql);
  await untilThere(() => run('postgres', 'SELECT 1'));
  for (const role of roles) await run('postgres', `CREATE ROLE ${role} LOGIN`);
  await run('postgres', 'CREATE ROLE registry_backup LOGIN BYPASSRLS');
  await run('postgres', 'GRANT pg_read_all_data TO registry_backup');
  return {
    url,
    run,
    stop: async () => {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilThere(ask: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      await pause(50);
    }
  }
}

async function atServer(connectionString: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
