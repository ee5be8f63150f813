import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, ensureDatabase, removeCluster, startCluster } from '@/lib/db/embedded';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracer-embedded-'));
});
afterAll(async () => {
  await removeCluster(folder);
});

async function ask(connectionString: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function started(): Promise<Cluster> {
  const cluster = await startCluster({ folder, durable: false });
  await ensureDatabase(cluster, 'registry');
  return cluster;
}

test('data is kept from one start to the next', async () => {
  const first = await started();
  await ask(first.ownerUrl('registry'), 'CREATE TABLE IF NOT EXISTS kept (x int)');
  await first.stop();
  const second = await started();
  const found = await ask(second.ownerUrl('registry'), "SELECT to_regclass('kept') AS name");
  await second.stop();
  expect(found.rows).toEqual([{ name: 'kept' }]);
});

test('a server that was killed, or left running, is no hindrance', async () => {
  const first = await started();
  await ask(first.ownerUrl('registry'), 'CREATE TABLE IF NOT EXISTS kept (x int)');
  const pid = Number.parseInt(readFileSync(join(first.data, 'postmaster.pid'), 'utf8'), 10);
  rmSync(join(folder, 'in-use-by'));
  const second = await started();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  process.kill(Number.parseInt(readFileSync(join(second.data, 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
  rmSync(join(folder, 'in-use-by'));
  const third = await started();
  const found = await ask(third.ownerUrl('registry'), "SELECT to_regclass('kept') AS name");
  await third.stop();
  expect(found.rows).toEqual([{ name: 'kept' }]);
});

test('the application role owns nothing and passes no row security; nobody else may connect', async () => {
  const cluster = await started();
  const { rows } = await ask(
    cluster.appUrl('registry'),
    `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
            has_schema_privilege('public', 'CREATE') AS creates,
            has_database_privilege('public', 'registry', 'CONNECT') AS everybody
     FROM pg_roles WHERE rolname = current_user`,
  );
  await cluster.stop();
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      creates: false,
      everybody: false,
    },
  ]);
});

test('what people type does not reach the log', async () => {
  const cluster = await started();
  const url = cluster.ownerUrl('registry');
  await ask(url, 'CREATE TABLE patient (mbi text PRIMARY KEY)');
  const typed = ask(url, "INSERT INTO patient VALUES ('1EG4TE5MK73'), ('1EG4TE5MK73')");
  await expect(typed).rejects.toThrow('duplicate key');
  await cluster.stop();
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('1EG4TE5MK73');
});

test('a folder in use by another Tracer is refused in one sentence', async () => {
  const cluster = await started();
  // The test runner is such a process, and so is its parent.
  writeFileSync(join(folder, 'in-use-by'), `${process.ppid}\n`);
  await expect(startCluster({ folder })).rejects.toThrow(
    `Another Tracer (process ${process.ppid}) already uses ${folder}.`,
  );
  await cluster.stop();
});

test('lost passwords are told apart from a new folder', async () => {
  const cluster = await started();
  await cluster.stop();
  const file = join(folder, 'database-passwords.json');
  const kept = readFileSync(file);
  rmSync(file);
  await expect(startCluster({ folder })).rejects.toThrow('begin anew with --reset');
  writeFileSync(file, kept);
});

test.runIf(process.getuid?.() === 0)(
  'a server whose user may not enter the folder finds its data elsewhere',
  async () => {
    const closed = mkdtempSync(join(tmpdir(), 'tracer-closed-'));
    chmodSync(closed, 0o700);
    const inner = join(closed, 'data');
    const said: string[] = [];
    const cluster = await startCluster({ folder: inner, durable: false, say: (line) => said.push(line) });
    await cluster.stop();
    expect(said).toEqual([
      expect.stringMatching(/^The database lies in .+ because its own user may not enter /),
    ]);
    expect(cluster.data.startsWith(inner)).toBe(false);
    await removeCluster(inner);
    expect(existsSync(cluster.data)).toBe(false);
    rmSync(closed, { recursive: true });
  },
);
