import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { troublesOfDatabase } from '@/lib/db/live-check';
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

test('a database that does not answer is one sentence', async () => {
  expect(await troublesOfDatabase('postgresql://registry_app:x@127.0.0.1:1/registry')).toEqual([
    expect.stringMatching(/^DATABASE_URL: the database cannot be used: .*ECONNREFUSED/),
  ]);
});
