import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { troublesOfDatabase, troublesOfWorker } from '@/lib/db/live-check';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** The tests' own server is the embedded one and does not write durably, so those three are always among the troubles. */
const ofTheServer = [
  'embedded database of the demo',
  'fsync off',
  'full_page_writes off',
  'confirms before it has written',
];

test('the application role on a migrated database is refused only for the server it is on', async () => {
  const troubles = await troublesOfDatabase(database.appUrl);
  expect(troubles).toHaveLength(ofTheServer.length);
  for (const [index, words] of ofTheServer.entries()) expect(troubles[index]).toContain(words);
});

test('the owner is refused, because row security is not for owners', async () => {
  expect(await troublesOfDatabase(database.ownerUrl)).toContainEqual(
    expect.stringContaining('registry_owner owns tables'),
  );
});

test('a superuser is refused', async () => {
  expect(await troublesOfDatabase(database.superuserUrl)).toContainEqual(
    expect.stringContaining('is a superuser'),
  );
});

test('a table whose row security is not forced is named', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('CREATE TABLE loose (id int); ALTER TABLE loose ENABLE ROW LEVEL SECURITY;');
  await owner.end();
  expect(await troublesOfDatabase(database.appUrl)).toContainEqual(
    expect.stringContaining('not forced on loose'),
  );
});

/** What makes a fit database unfit; undone after each. `show` is what a role of this database then finds. */
const unfit: readonly (readonly [string, string, string])[] = [
  ['row security not forced', 'ALTER TABLE entry NO FORCE ROW LEVEL SECURITY', 'not forced on entry'],
  [
    'no table guarded',
    'DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO registry_app',
    'no table with row security',
  ],
  [
    'a migration missing',
    "DELETE FROM _prisma_migrations WHERE migration_name LIKE '%messages'",
    'lacks 20261122130100_messages',
  ],
  [
    'a migration of a newer Tracer',
    "UPDATE _prisma_migrations SET migration_name = '20991231000000_later' WHERE migration_name LIKE '%messages'",
    'has 20991231000000_later',
  ],
  [
    'the queue open to the portal',
    'GRANT USAGE ON SCHEMA graphile_worker TO registry_app',
    'reaches the queue',
  ],
  [
    'tables of the portal’s role',
    'CREATE TABLE mine (x int); ALTER TABLE mine OWNER TO registry_app',
    'owns tables (mine)',
  ],
  [
    'parameters in the log',
    'ALTER DATABASE %db SET log_parameter_max_length = -1',
    'log_parameter_max_length = 0',
  ],
  [
    'parameters in the log of errors',
    'ALTER DATABASE %db SET log_parameter_max_length_on_error = 100',
    'log_parameter_max_length_on_error = 0',
  ],
  [
    'values in the log of errors',
    'ALTER DATABASE %db SET log_error_verbosity = verbose',
    'log_error_verbosity = terse',
  ],
  ['statements in the log', "ALTER DATABASE %db SET log_statement = 'all'", 'log_statement = none'],
  [
    'statements in the log of errors',
    "ALTER DATABASE %db SET log_min_error_statement = 'error'",
    'log_min_error_statement = panic',
  ],
  [
    'commits that are not awaited',
    'ALTER DATABASE %db SET synchronous_commit = local',
    'synchronous_commit = local',
  ],
  [
    'a database that takes no changes',
    'ALTER DATABASE %db SET default_transaction_read_only = on',
    'takes no changes',
  ],
];

describe('live mode refuses', () => {
  test.each(unfit)('%s', async (_, sql, says) => {
    const own = await testDatabase();
    const superuser = new pg.Client({ connectionString: own.superuserUrl });
    await superuser.connect();
    await superuser.query(sql.replace('%db', pg.escapeIdentifier(new URL(own.appUrl).pathname.slice(1))));
    await superuser.end();
    const troubles = await troublesOfDatabase(own.appUrl);
    await own.close();
    expect(troubles).toContainEqual(expect.stringContaining(says));
    expect(await troublesOfDatabase(database.appUrl)).not.toContainEqual(expect.stringContaining(says));
  });

  test.each([
    ['BYPASSRLS', 'bypasses row security'],
    ['CREATEROLE', 'NOCREATEROLE'],
    ['CREATEDB', 'NOCREATEDB'],
    ['REPLICATION', 'NOREPLICATION'],
  ])('a role that has %s', async (power, says) => {
    const name = `powerful_${power.toLowerCase()}`;
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query(
      `CREATE ROLE ${name} LOGIN ${power} PASSWORD 'k3yed-in'; GRANT registry_app TO ${name}`,
    );
    const url = new URL(database.appUrl);
    url.username = name;
    url.password = 'k3yed-in';
    const troubles = await troublesOfDatabase(url.href);
    await superuser.query(`DROP ROLE ${name}`);
    await superuser.end();
    expect(troubles).toContainEqual(expect.stringContaining(says));
  });

  test('a database whose text has no place for many names', async () => {
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query(
      "CREATE DATABASE narrow TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'",
    );
    const url = new URL(database.appUrl);
    url.pathname = '/narrow';
    const troubles = await troublesOfDatabase(url.href);
    await superuser.query('DROP DATABASE narrow');
    await superuser.end();
    expect(troubles).toContainEqual(expect.stringContaining('keeps text as SQL_ASCII'));
  });

  test('a worker that is not registry_worker', async () => {
    expect(await troublesOfWorker(database.workerUrl)).toEqual([
      expect.stringMatching(/^DATABASE_WORKER_URL: it leads to the embedded database/),
    ]);
    expect(await troublesOfWorker(database.appUrl)).toContainEqual(expect.stringContaining('may read cases'));
    expect(await troublesOfWorker(database.appUrl)).toContainEqual(expect.stringContaining('has no queue'));
    expect(await troublesOfWorker(database.superuserUrl)).toContainEqual(
      expect.stringContaining('is a superuser'),
    );
  });
});

test('a database that does not answer is one sentence', async () => {
  expect(await troublesOfDatabase('postgresql://registry_app:x@127.0.0.1:1/registry')).toEqual([
    expect.stringMatching(/^DATABASE_URL: the database cannot be used: .*ECONNREFUSED/),
  ]);
});
