import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlStateOf, sqlStates } from '../db/sql-state';
import type { Actor } from '../domain/access/actor';
import { changeRole } from './change-role';
import type { Ctx } from './context';
import { handOver } from './hand-over';
import { removePerson } from './remove-person';
import { at, firstDay, harborId, lakesideId, type PersonName, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
const noon = at(firstDay);

beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const idOf = (name: PersonName) => world.actors[name].accountId;

async function versionOf(accountId: string): Promise<number> {
  const [row] = await world.rows('SELECT version FROM membership WHERE account_id::text = $1', [accountId]);
  return Number(row?.version ?? 1);
}

async function roleOf(accountId: string): Promise<unknown> {
  const [row] = await world.rows('SELECT role FROM membership WHERE account_id = $1', [accountId]);
  return row?.role;
}

/** Somebody new with a role and an open session. */
async function newcomer(
  role: 'registrar' | 'manager' | 'administrator',
  facilityId: string | null,
): Promise<Actor> {
  const accountId = uuid();
  await world.rows(
    "INSERT INTO account (id, email, family_name, given_name, passphrase_hash) VALUES ($1, $2, 'New', 'Jo', '$argon2id$none')",
    [accountId, `${accountId}@new.example`],
  );
  await world.rows('INSERT INTO membership (account_id, role, facility_id) VALUES ($1, $2, $3)', [
    accountId,
    role,
    facilityId,
  ]);
  return {
    accountId,
    sessionId: uuid(),
    name: 'Jo New',
    email: `${accountId}@new.example`,
    role,
    facilityId,
    npi: null,
    provedAt: noon,
    provedBy: 'passkey',
  };
}

/** A use case of somebody who is none of the world's people. */
function as<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return world.database.withActor(actor, (db) => work({ ...world.ctx('manager', noon, { db }), actor }));
}

const remove = async (who: PersonName, accountId: string) => {
  const version = await versionOf(accountId);
  return world.act(who, noon, (ctx) => removePerson(ctx, { accountId, version }));
};

describe('who may not', () => {
  test('nobody but the facility’s manager and the registry’s administrator changes or removes anybody', async () => {
    const target = await newcomer('registrar', lakesideId);
    for (const who of ['registrar', 'harborRegistrar', 'physician', 'auditor'] as const) {
      const code = who === 'registrar' || who === 'auditor' ? 'not-allowed' : 'not-found';
      expect(await remove(who, target.accountId), who).toMatchObject({ problem: { code } });
      expect(
        await world.act(who, noon, (ctx) =>
          changeRole(ctx, { accountId: target.accountId, role: 'manager', version: 1 }),
        ),
        who,
      ).toMatchObject({ problem: { code } });
      expect(
        (
          await world.act(who, noon, (ctx) =>
            handOver(ctx, { to: target.accountId, version: 1, afterwards: 'leave' }),
          )
        ).ok,
      ).toBe(false);
    }
    expect(await roleOf(target.accountId)).toBe('registrar');
  });

  test('what is elsewhere looks like what is not there', async () => {
    for (const accountId of [
      idOf('harborRegistrar'),
      idOf('administrator'),
      idOf('physician'),
      uuid(),
      'x',
    ]) {
      expect(await remove('manager', accountId)).toEqual({ ok: false, problem: { code: 'not-found' } });
      expect(
        await world.act('manager', noon, (ctx) =>
          handOver(ctx, { to: accountId, version: 1, afterwards: 'leave' }),
        ),
      ).toEqual({ ok: false, problem: { code: 'not-found' } });
    }
    expect(await roleOf(idOf('harborRegistrar'))).toBe('registrar');
  });

  test('row security alone holds a manager to the own facility, and to its two roles', async () => {
    const change = (who: PersonName, accountId: string, role: string) =>
      world.database
        .withActor(
          world.actors[who],
          (tx) =>
            tx.$executeRaw`UPDATE membership SET role = ${role}, version = version + 1 WHERE account_id = ${accountId}::uuid`,
        )
        .catch((error: unknown) => sqlStateOf(error));
    expect(await change('manager', idOf('harborRegistrar'), 'manager')).toBe(0);
    expect(await change('registrar', idOf('registrar'), 'manager')).toBe(0);
    expect(await change('auditor', idOf('registrar'), 'manager')).toBe(0);
    expect(await change('manager', idOf('registrar'), 'administrator')).not.toBe(1);
    expect(
      await world.database.withActor(
        world.actors.manager,
        (tx) => tx.$executeRaw`DELETE FROM membership WHERE account_id = ${idOf('harborRegistrar')}::uuid`,
      ),
    ).toBe(0);
  });

  test('nobody removes themselves, and a page that is behind changes nothing', async () => {
    expect(await remove('manager', idOf('manager'))).toMatchObject({ problem: { code: 'wrong-state' } });
    expect(await remove('administrator', idOf('administrator'))).toMatchObject({
      problem: { code: 'wrong-state' },
    });
    const target = await newcomer('registrar', lakesideId);
    expect(
      await world.act('manager', noon, (ctx) =>
        removePerson(ctx, { accountId: target.accountId, version: 7 }),
      ),
    ).toMatchObject({ problem: { code: 'wrong-state', says: expect.stringContaining('in between') } });
    expect(await roleOf(target.accountId)).toBe('registrar');
  });
});

test('whoever is removed has no session and no role any more', async () => {
  const target = await newcomer('registrar', lakesideId);
  await world.rows(
    `INSERT INTO auth_session (id, account_id, secret_hash, assurance, method, device, created_at, last_seen_at, absolute_expires_at, proved_at)
     VALUES ($1, $2, sha256('x'), 2, 'passkey', '', now(), now(), now() + interval '1 hour', now())`,
    [target.sessionId, target.accountId],
  );
  expect(await remove('manager', target.accountId)).toEqual({ ok: true, value: { removed: true } });
  expect(await roleOf(target.accountId)).toBeUndefined();
  expect(
    await world.count('auth_session', 'account_id = $1 AND revoked_at IS NULL', [target.accountId]),
  ).toBe(0);
  expect(await world.lastLine()).toMatchObject({
    action: 'member.remove',
    object_id: target.accountId,
    facility_id: lakesideId,
    actor_name: 'Ruth Feldman',
  });
});

test('a role is changed, and the only manager stays one', async () => {
  const target = await newcomer('registrar', lakesideId);
  const change = (who: PersonName, accountId: string, role: 'registrar' | 'manager', version: number) =>
    world.act(who, noon, (ctx) => changeRole(ctx, { accountId, role, version }));
  expect(await change('manager', target.accountId, 'manager', 1)).toMatchObject({ ok: true });
  expect(await world.lastLine()).toMatchObject({ action: 'member.changeRole', version: 2 });
  expect(await change('manager', target.accountId, 'registrar', 2)).toMatchObject({ ok: true });
  expect(await change('manager', idOf('manager'), 'registrar', 1)).toMatchObject({ ok: false });
  expect(await change('administrator', idOf('manager'), 'registrar', 1)).toMatchObject({
    problem: { code: 'wrong-state', says: expect.stringContaining('only manager') },
  });
  expect(await remove('administrator', idOf('manager'))).toMatchObject({ problem: { code: 'wrong-state' } });
  expect(await change('administrator', idOf('physician'), 'manager', 1)).toMatchObject({
    problem: { code: 'wrong-state' },
  });
});

test('a manager hands the role over and stays as registrar, or leaves, in one step', async () => {
  const first = await newcomer('manager', harborId);
  const stay = await as(first, (ctx) =>
    handOver(ctx, { to: idOf('harborRegistrar'), version: 1, afterwards: 'registrar' }),
  );
  expect(stay).toEqual({ ok: true, value: { afterwards: 'registrar' } });
  expect([await roleOf(first.accountId), await roleOf(idOf('harborRegistrar'))]).toEqual([
    'registrar',
    'manager',
  ]);
  expect(await world.lastLine()).toMatchObject({
    action: 'member.handOver',
    object_id: idOf('harborRegistrar'),
    facility_id: harborId,
  });
  const manager: Actor = {
    ...world.actors.harborRegistrar,
    role: 'manager',
    provedAt: noon,
    provedBy: 'passkey',
  };
  const version = await versionOf(first.accountId);
  expect(
    await as(manager, (ctx) => handOver(ctx, { to: first.accountId, version, afterwards: 'leave' })),
  ).toMatchObject({
    ok: true,
  });
  expect([await roleOf(first.accountId), await roleOf(idOf('harborRegistrar'))]).toEqual([
    'manager',
    undefined,
  ]);
});

describe('somebody stays in charge', () => {
  const places = [
    ['manager', harborId],
    ['administrator', null],
  ] as const;

  test.each(places)('two who remove each other at the same time, as %s', async (role, facilityId) => {
    await world.rows('ALTER TABLE membership DISABLE TRIGGER membership_in_charge');
    await world.rows('DELETE FROM membership WHERE role = $1 AND facility_id IS NOT DISTINCT FROM $2', [
      role,
      facilityId,
    ]);
    await world.rows('ALTER TABLE membership ENABLE TRIGGER membership_in_charge');
    for (let round = 0; round < 8; round += 1) {
      const one = await newcomer(role, facilityId);
      const other = await newcomer(role, facilityId);
      await world.rows(
        'DELETE FROM membership WHERE role = $1 AND facility_id IS NOT DISTINCT FROM $2 AND account_id NOT IN ($3, $4)',
        [role, facilityId, one.accountId, other.accountId],
      );
      const done = await Promise.all([
        as(one, (ctx) => removePerson(ctx, { accountId: other.accountId, version: 1 })),
        as(other, (ctx) => removePerson(ctx, { accountId: one.accountId, version: 1 })),
      ]);
      expect(done.filter(({ ok }) => ok)).toHaveLength(1);
      expect(
        await world.count('membership', 'role = $1 AND facility_id IS NOT DISTINCT FROM $2', [
          role,
          facilityId,
        ]),
      ).toBe(1);
    }
  });

  test.each(places)(
    'the database alone refuses it too, as %s, also in parallel',
    async (role, facilityId) => {
      const pair = [await newcomer(role, facilityId), await newcomer(role, facilityId)] as const;
      await world.rows(
        'DELETE FROM membership WHERE role = $1 AND facility_id IS NOT DISTINCT FROM $2 AND account_id NOT IN ($3, $4)',
        [role, facilityId, pair[0].accountId, pair[1].accountId],
      );
      const drop = (by: Actor, of: Actor) =>
        world.database
          .withActor(by, async (tx) => {
            await tx.$executeRaw`DELETE FROM membership WHERE account_id = ${of.accountId}::uuid`;
            await tx.$executeRaw`SELECT pg_sleep(0.2)::text`;
          })
          .then(
            () => 'done',
            (error: unknown) => sqlStateOf(error),
          );
      const states = await Promise.all([drop(pair[0], pair[1]), drop(pair[1], pair[0])]);
      expect(states.toSorted()).toEqual([sqlStates.nobodyInCharge, 'done'].toSorted());
      // Without the trigger, both would be gone.
      await expect(
        world.rows('DELETE FROM membership WHERE role = $1 AND facility_id IS NOT DISTINCT FROM $2', [
          role,
          facilityId,
        ]),
      ).rejects.toMatchObject({ code: sqlStates.nobodyInCharge });
    },
  );
});
