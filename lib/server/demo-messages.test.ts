import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { RegistryKey } from '@/lib/keys/registry-key';
import { queueMessage } from '@/lib/usecases/queue-message';

const key = 'only for tests, only for tests, only for tests';
const recoveryId = '01993f5c-0000-7000-8000-000000000001';
let base: TestDatabase;

beforeAll(async () => {
  base = await testDatabase();
  Object.assign(process.env, {
    REGISTRY_MODE: 'demo',
    DATABASE_URL: base.appUrl,
    NEXTAUTH_URL: 'http://localhost:3000',
    NEXTAUTH_SECRET: key,
    REGISTRY_KEY: key,
    REGISTRY_CHECKPOINT_KEY: 'not asked for',
    REGISTRY_CHECKPOINT_FILE: 'not asked for',
  });
});
afterAll(async () => {
  vi.doUnmock('@/lib/server/env');
  const { portalDatabase } = await import('@/lib/server/database');
  await portalDatabase().close();
  await base.close();
});

test('a demo shows each message with the link that would have been sent', async () => {
  const { demoMessages } = await import('@/lib/server/demo-messages');
  const { portalDatabase } = await import('@/lib/server/database');
  for (const to of ['first@b.example', 'second@b.example']) {
    await portalDatabase().asNobody((db) =>
      queueMessage(
        { db, now: new Date() },
        { kind: 'recovery', to, facilityId: null, facts: { recoveryId, name: 'Dana Reyes' } },
      ),
    );
  }
  const found = await demoMessages(undefined);
  expect(found?.messages.map(({ to }) => to)).toEqual(['second@b.example', 'first@b.example']);
  const links = found?.messages[0]?.lines.filter(({ href }) => href !== null);
  expect(links).toEqual([
    {
      text: `http://localhost:3000/recover/${new RegistryKey(key).token('recovery', recoveryId)}`,
      href: `/recover/${new RegistryKey(key).token('recovery', recoveryId)}`,
    },
  ]);
});

test('in live mode nobody is shown a message', async () => {
  vi.resetModules();
  const { settings } = await import('@/lib/server/env');
  const demo = settings();
  vi.doMock('@/lib/server/env', () => ({ settings: () => ({ ...demo, mode: 'live' }) }));
  const { demoMessages } = await import('@/lib/server/demo-messages');
  expect(await demoMessages(undefined)).toBeNull();
});
