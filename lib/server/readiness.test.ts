import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from '@/lib/db/client';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { isDatabaseAway } from '@/lib/server/http/failure';
import { refuseUnlessFit } from '@/lib/server/readiness';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.close());

async function troubleAt(url: string): Promise<unknown> {
  const database = new Database(url, { connections: 1 });
  const trouble: unknown = await refuseUnlessFit(database).catch((reason: unknown) => reason);
  await database.close();
  return trouble;
}

describe('a portal is not ready', () => {
  test('unless all is as it should be', async () => {
    expect(await troubleAt(base.appUrl)).toBeUndefined();
  });

  test('as a role that passes row security', async () => {
    expect(await troubleAt(base.superuserUrl)).toMatchObject({ name: 'wrongRole' });
  });

  test('while its database is away', async () => {
    expect(isDatabaseAway(await troubleAt('postgresql://registry_app:x@127.0.0.1:1/registry'))).toBe(true);
  });

  test('before its database has every migration, which is told as not reachable', async () => {
    const owner = new Database(base.ownerUrl, { connections: 1 });
    await owner.pool.query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '%messages'");
    await owner.close();
    const trouble = await troubleAt(base.appUrl);
    expect(trouble).toMatchObject({ name: 'migrationsMissing' });
    expect(isDatabaseAway(trouble)).toBe(true);
  });
});
