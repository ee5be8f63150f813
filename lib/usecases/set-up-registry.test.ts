import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginSetup, finishSetup, isSetupOpen } from './set-up-registry';
import { at, firstDay, type TestWorld, testKey, testWorld } from './test-world';

let world: TestWorld;
const noon = at(firstDay);
const hours = (n: number) => new Date(noon.getTime() + n * 3_600_000);

beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const begin = (now = noon) => world.database.asNobody((db) => beginSetup({ db, now, key: testKey }));
const isOpen = (token: string, now = noon) => world.database.asNobody((db) => isSetupOpen(db, token, now));

function finish(token: string, now = noon) {
  const accountId = uuid();
  const first = { accountId, name: 'Ada First', role: 'administrator', facilityId: null, npi: null } as const;
  return world.database.withActor(first, (db) =>
    finishSetup({ db, now, requestId: 'r' }, token, {
      accountId,
      email: `${accountId}@registry.example`,
      givenName: 'Ada',
      familyName: 'First',
      passphraseHash: '$argon2id$new',
    }),
  );
}

test('there is no link while the registry has an administrator', async () => {
  expect(await begin()).toBeUndefined();
  expect(await world.count('setup_link')).toBe(0);
});

test('the first administrator comes by the latest link, once, within a day', async () => {
  await world.rows('ALTER TABLE membership DISABLE TRIGGER membership_in_charge');
  await world.rows("DELETE FROM membership WHERE role = 'administrator'");
  await world.rows('ALTER TABLE membership ENABLE TRIGGER membership_in_charge');
  const first = await begin();
  const latest = await begin();
  if (first === undefined || latest === undefined) throw new Error('no link');
  expect(await isOpen(first), 'the link of the start before').toBe(false);
  expect(await isOpen(latest, hours(24)), 'a day later').toBe(false);
  expect(await isOpen(latest, hours(23))).toBe(true);
  expect(await finish(first)).toMatchObject({ problem: { code: 'not-found' } });
  expect(await finish(testKey.token('setup', uuid()))).toMatchObject({ problem: { code: 'not-found' } });

  const both = await Promise.all([finish(latest), finish(latest)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await world.count('membership', "role = 'administrator'")).toBe(1);
  expect(await world.lastLine()).toMatchObject({
    action: 'registry.setUp',
    actor_name: 'Ada First',
    role: 'administrator',
  });
  expect(await isOpen(latest)).toBe(false);
  expect(await begin()).toBeUndefined();
});
