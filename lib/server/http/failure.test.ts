import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database, type Tx } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { isDatabaseAway } from '@/lib/server/http/failure';

let base: TestDatabase;
let database: Database;
beforeAll(async () => {
  base = await testDatabase();
  database = new Database(base.appUrl, { connections: 2 });
});
afterAll(async () => {
  await database.close();
  await base.close();
});

async function cut(tx: Tx): Promise<void> {
  const [row] = await tx.$queryRaw<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
  const client = new pg.Client({ connectionString: base.superuserUrl });
  await client.connect();
  await client.query('SELECT pg_terminate_backend($1)', [row?.pid]);
  await client.end();
}

const ask = (tx: Tx) => tx.$queryRaw(sql`SELECT 1`);

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  ['the next statement', (tx) => ask(tx)],
  ['a statement some time later', (tx) => pause(200).then(() => ask(tx))],
  ['a second one after the first failed', (tx) => ask(tx).catch(() => ask(tx))],
  ['the end of the transaction', async () => undefined],
  ['the end of it, some time later', () => pause(200)],
  ['statements at once', (tx) => Promise.all([ask(tx), ask(tx), ask(tx)])],
])('a connection that is cut before %s is a database that is away', async (_, work) => {
  const error = await database
    .asNobody(async (tx) => {
      await cut(tx);
      await work(tx);
    })
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(isDatabaseAway(error)).toBe(true);
});
