import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database, type Tx } from '@/lib/db/client';
import { countingQueries } from '@/lib/db/query-count';
import { sql } from '@/lib/db/sql';
import { sqlStateOf, sqlStates } from '@/lib/db/sql-state';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { buildWorld, cases, facilities, type PersonName, people, personNames } from '@/lib/db/test-world';

let base: TestDatabase;
let database: Database;

beforeAll(async () => {
  base = await testDatabase();
  await buildWorld(base.superuserUrl);
  database = new Database(base.appUrl, { connections: 2 });
});
afterAll(async () => {
  await database.close();
  await base.close();
});

const casesOf: Readonly<Record<PersonName, readonly string[]>> = {
  registrarA: [cases.A1.number, cases.A2.number],
  managerA: [cases.A1.number, cases.A2.number],
  registrarB: [cases.B1.number, cases.B2.number],
  physician1: [cases.A1.number, cases.B1.number],
  physician2: [cases.A2.number, cases.B2.number],
  administrator: [cases.A1.number, cases.A2.number, cases.B1.number, cases.B2.number],
  auditor: [cases.A1.number, cases.A2.number, cases.B1.number, cases.B2.number],
};

describe('a transaction of an actor', () => {
  test('speaks for nobody else: 1,000 at once on two connections, with and without an actor', async () => {
    // Each takes its turn at its own time, so that they end up on the two connections in every order.
    const asked = Array.from(
      { length: 1_000 },
      (_, index) => personNames[index % personNames.length] ?? 'auditor',
    );
    const seen = await inBatches(asked, 8, async (name) => {
      await pause(randomInt(3));
      const isNobody = randomInt(10) === 0;
      const list = (tx: Tx) =>
        tx.models.registryCase.findMany({ select: { number: true }, orderBy: { number: 'asc' } });
      const rows = await (isNobody ? database.asNobody(list) : database.withActor(people[name], list));
      const outside = await database.pool.query('SELECT count(*)::int AS n FROM registry_case');
      return { isNobody, name, numbers: rows.map(({ number }) => number), outside: outside.rows };
    });
    expect(seen.filter(({ isNobody }) => isNobody).length).toBeGreaterThan(10);
    for (const { isNobody, name, numbers, outside } of seen) {
      expect(numbers).toEqual(isNobody ? [] : casesOf[name]);
      expect(outside).toEqual([{ n: 0 }]);
    }
  });

  test('would leak if its settings outlived it', async () => {
    const other = new Database(base.appUrl, { connections: 1 });
    await other.pool.query("SELECT set_config('app.role', 'auditor', false)");
    const { rows } = await other.pool.query('SELECT count(*)::int AS n FROM registry_case');
    await other.close();
    expect(rows).toEqual([{ n: 4 }]);
  });

  test('is not touched by what a connection was told before', async () => {
    const other = new Database(base.appUrl, { connections: 1 });
    await other.pool.query(
      `SELECT set_config('app.role', 'auditor', false), set_config('app.facility', '${facilities.B}', false)`,
    );
    expect(await other.asNobody((tx) => tx.models.registryCase.count())).toBe(0);
    expect(await other.withActor(people.registrarA, (tx) => tx.models.registryCase.count())).toBe(2);
    await other.close();
  });

  test('is undone as a whole when the work throws', async () => {
    const attempt = database.withActor(people.registrarA, async (tx) => {
      await tx.models.physician.create({
        data: { facilityId: facilities.A, npi: '1999999999', familyName: 'New', givenName: 'One' },
      });
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    const found = await database.withActor(people.registrarA, (tx) =>
      tx.models.physician.count({ where: { npi: '1999999999' } }),
    );
    expect(found).toBe(0);
  });

  test('is done again when it met another, and gives up on what will not get better', async () => {
    const order = async (first: string, second: string, runs: { count: number }) =>
      database.withActor(people.registrarA, async (tx) => {
        runs.count += 1;
        const touch = (npi: string) =>
          tx.models.physician.update({
            where: { facilityId_npi: { facilityId: facilities.A, npi } },
            data: { version: { increment: 1 } },
          });
        await touch(first);
        await pause(150);
        await touch(second);
      });
    const runs = { count: 0 };
    await Promise.all([order(cases.A1.npi, cases.A2.npi, runs), order(cases.A2.npi, cases.A1.npi, runs)]);
    expect(runs.count).toBe(3);

    const failing = { count: 0 };
    const stale = database.withActor(people.registrarA, async (tx) => {
      failing.count += 1;
      await tx.models.physician.updateMany({ data: { specialty: 'Oncology' } });
    });
    const error: unknown = await stale.catch((reason: unknown) => reason);
    expect(sqlStateOf(error)).toBe(sqlStates.staleVersion);
    expect(failing.count).toBe(1);
  });

  test('means the same instant in a server of any zone', async () => {
    const instant = new Date('2026-10-01T12:00:00Z');
    const elsewhere = new Database(`${base.appUrl}?options=-c%20TimeZone%3DAsia%2FKolkata`, {
      connections: 1,
    });
    const { rows: zone } = await elsewhere.pool.query('SHOW TIME ZONE');
    const [told] = await elsewhere.asNobody(
      (tx) =>
        tx.$queryRaw<{ told: string }>`SELECT extract(epoch FROM ${instant}::timestamptz)::text AS told`,
    );
    await elsewhere.close();
    expect(zone).toEqual([{ TimeZone: 'Asia/Kolkata' }]);
    expect(Number(told?.told)).toBe(instant.getTime() / 1_000);
  });

  test('counts the statements of its own scope', async () => {
    const one = () => database.withActor(people.registrarA, (tx) => tx.models.facility.count());
    const [first, second] = await Promise.all([
      countingQueries(one),
      countingQueries(async () => [await one(), await one()]),
    ]);
    expect(first).toEqual({ value: 2, queries: 3 });
    expect(second).toEqual({ value: [2, 2], queries: 6 });
  });

  test('refuses what comes after its end, in SQL and by a model: the connection may be somebody else’s by then', async () => {
    const one = new Database(base.appUrl, { connections: 1 });
    let late: Tx | undefined;
    await one.withActor(people.registrarA, async (tx) => {
      late = tx;
      expect(await tx.models.registryCase.count()).toBe(2);
    });
    await one.withActor(people.administrator, async (tx) => {
      expect(await tx.models.registryCase.count()).toBe(4);
      await expect(late?.$queryRaw(sql`SELECT 1`)).rejects.toThrow('outside of its transaction');
    });
    const outlives: { asked?: Promise<unknown> } = {};
    await one.withActor(people.registrarA, async (tx) => {
      outlives.asked = pause(50).then(() => tx.models.registryCase.count());
      outlives.asked.catch(() => undefined);
    });
    await one.withActor(people.administrator, async () => {
      await expect(outlives.asked).rejects.toThrow('outside of its transaction');
    });
    await one.close();
  });

  test('says nothing more once a part of its work has failed', async () => {
    const one = new Database(base.appUrl, { connections: 1 });
    const rest: { asked?: Promise<unknown> } = {};
    const attempt = one.withActor(people.registrarA, async (tx) => {
      const failing = tx.$queryRaw(sql`SELECT 1 / 0`);
      rest.asked = failing.catch(async () => {
        // Later than the end is noticed, and before PostgreSQL has answered to it.
        for (let turn = 0; turn < 30; turn += 1) await null;
        await tx.$executeRaw(sql`SELECT 1`);
      });
      rest.asked.catch(() => undefined);
      await failing;
    });
    await expect(attempt).rejects.toThrow('division by zero');
    await expect(rest.asked).rejects.toThrow('outside of its transaction');
    await one.close();
  });

  test('is not kept when a statement failed and the work went on', async () => {
    const attempt = database.withActor(people.registrarA, async (tx) => {
      await tx.$executeRaw(sql`SELECT 1 / 0`).catch(() => undefined);
      return 'done';
    });
    await expect(attempt).rejects.toThrow('cannot be kept');
  });

  test('does not read the hash of a passphrase', async () => {
    const [account] = await database.asNobody((tx) => tx.models.account.findMany({ take: 1 }));
    expect(Object.keys(account ?? {})).not.toContain('passphraseHash');
  });
});

describe('a database that goes away', () => {
  test('is noticed, ends nothing, and is used again when it is back', async () => {
    const other = new Database(base.appUrl, { connections: 2 });
    expect(await other.isThere()).toBe(true);
    await database.asNobody((tx) => tx.models.facility.count());
    const superuser = new Database(base.superuserUrl, { connections: 1 });
    await superuser.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'registry_app' AND datname = current_database()",
    );
    await superuser.close();
    await pause(50);
    expect(await other.withActor(people.registrarA, (tx) => tx.models.registryCase.count())).toBe(2);
    expect(await database.withActor(people.registrarB, (tx) => tx.models.registryCase.count())).toBe(2);
    await other.close();
    const nowhere = new Database('postgresql://registry_app:x@127.0.0.1:1/none');
    expect(await nowhere.isThere()).toBe(false);
    await nowhere.close();
  });

  test('does not keep a request waiting for ever', async () => {
    const { rows } = await database.pool.query<{ name: string; setting: string }>(
      "SELECT name, setting FROM pg_settings WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout')",
    );
    for (const { name, setting } of rows) expect(Number(setting), name).toBeGreaterThan(0);
    expect(rows).toHaveLength(2);
    const { connectionTimeoutMillis, query_timeout } = database.pool.options;
    expect(connectionTimeoutMillis).toBeGreaterThan(0);
    expect(query_timeout).toBeGreaterThan(Number(rows[0]?.setting));
  });
});

async function inBatches<A, B>(
  items: readonly A[],
  atOnce: number,
  work: (item: A) => Promise<B>,
): Promise<B[]> {
  const results: B[] = [];
  const rest = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of rest) results.push(await work(item));
    }),
  );
  return results;
}
