import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rawSql } from '../db/sql';
import type { Actor } from '../domain/access/actor';
import { approveRecovery } from './approve-recovery';
import { askRecovery } from './ask-recovery';
import type { Ctx } from './context';
import { facilityPeople } from './facility-people';
import { findRecovery, finishRecovery } from './finish-recovery';
import { refuseRecovery } from './refuse-recovery';
import { registryPeople } from './registry-people';
import { at, firstDay, lakesideId, type PersonName, type TestWorld, testKey, testWorld } from './test-world';

let world: TestWorld;
let second: Actor;
const noon = at(firstDay);
const hours = (n: number) => new Date(noon.getTime() + n * 3_600_000);
const note = 'I called her on her own number and knew her voice.';

beforeAll(async () => {
  world = await testWorld();
  const accountId = uuid();
  await world.rows(
    "INSERT INTO account (id, email, family_name, given_name, passphrase_hash) VALUES ($1, 'second@registry.example', 'Admin', 'Second', '$argon2id$none')",
    [accountId],
  );
  await world.rows("INSERT INTO membership (account_id, role) VALUES ($1, 'administrator')", [accountId]);
  second = {
    accountId,
    sessionId: uuid(),
    name: 'Second Admin',
    email: 'second@registry.example',
    role: 'administrator',
    facilityId: null,
    npi: null,
    provedAt: noon,
    provedBy: 'passkey',
  };
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows('DELETE FROM recovery_request');
  await world.rows('DELETE FROM message');
});

const emailOf = (who: PersonName) => world.actors[who].email;

function ask(email: string, now = noon): Promise<void> {
  return world.database.asNobody((db) => askRecovery({ db, now, requestId: 'r', key: testKey }, email));
}

async function asked(who: PersonName): Promise<{ readonly id: string; readonly token: string }> {
  await ask(emailOf(who));
  const [row] = await world.rows('SELECT id FROM recovery_request WHERE account_id = $1', [
    world.actors[who].accountId,
  ]);
  const id = String(row?.id);
  return { id, token: testKey.token('recovery', id) };
}

function as<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return world.database.withActor(actor, (db) => work({ ...world.ctx('manager', noon, { db }), actor }));
}

async function approve(who: PersonName | Actor, id: string, own: { note?: string; version?: number } = {}) {
  const [row] = await world.rows('SELECT version FROM recovery_request WHERE id = $1', [id]);
  const given = { id, note: own.note ?? note, version: own.version ?? Number(row?.version) };
  return typeof who === 'string'
    ? world.act(who, noon, (ctx) => approveRecovery(ctx, given))
    : as(who, (ctx) => approveRecovery(ctx, given));
}

const find = (token: string, now = noon) => world.database.asNobody((db) => findRecovery(db, token, now));

async function finish(token: string, now = noon) {
  const recovery = await find(token, now);
  if (!recovery) return 'gone';
  return world.database.withActor(recovery, (db) =>
    finishRecovery({ db, now, requestId: 'r' }, token, recovery, '$argon2id$new'),
  );
}

describe('who may not', () => {
  test('approve or refuse: neither the person, nor a registrar, nor anybody from elsewhere', async () => {
    const { id } = await asked('manager');
    for (const who of ['registrar', 'harborRegistrar', 'physician'] as const) {
      expect(await approve(who, id), who).toMatchObject({ problem: { code: 'not-found' } });
      expect(
        await world.act(who, noon, (ctx) => refuseRecovery(ctx, { id, note, version: 1 })),
        who,
      ).toMatchObject({ problem: { code: 'not-found' } });
    }
    expect(await approve('auditor', id)).toMatchObject({ problem: { code: 'not-allowed' } });
    expect(await approve('manager', id), 'the person').toMatchObject({ problem: { code: 'not-allowed' } });
    expect(await approve('administrator', uuid(), { version: 1 })).toMatchObject({
      problem: { code: 'not-found' },
    });
    expect(await world.count('recovery_request', 'near_by IS NOT NULL OR registry_by IS NOT NULL')).toBe(0);
  });

  test('one alone never suffices, in any order and however often', async () => {
    const { id, token } = await asked('registrar');
    expect(await approve('administrator', id)).toEqual({ ok: true, value: { linkSent: false } });
    expect(await approve('administrator', id)).toMatchObject({ problem: { code: 'not-allowed' } });
    expect(await approve(second, id), 'a second administrator is no manager').toMatchObject({
      problem: { code: 'not-allowed' },
    });
    expect(await find(token)).toBeUndefined();
    expect(await finish(token)).toBe('gone');
    expect(await world.count('message', "kind = 'recovery'")).toBe(0);
  });

  test('the database alone refuses one person for both, the person, and a link without two', async () => {
    const { id } = await asked('registrar');
    const write = (who: PersonName, set: string) =>
      world.database
        .withActor(world.actors[who], (tx) =>
          tx.$executeRaw(
            rawSql(`UPDATE recovery_request SET version = version + 1, ${set} WHERE id = '${id}'`),
          ),
        )
        .then(
          (changed) => (changed === 1 ? 'done' : 'refused'),
          () => 'refused',
        );
    const near = (accountId: string) =>
      `near_by = '${accountId}', near_by_name = 'x', near_at = now(), near_note = 'x'`;
    const registry = (accountId: string) =>
      `registry_by = '${accountId}', registry_name = 'x', registry_at = now(), registry_note = 'x'`;
    const manager = world.actors.manager.accountId;
    const administrator = world.actors.administrator.accountId;
    expect(await write('manager', registry(manager)), 'a manager for the registry').toBe('refused');
    expect(await write('administrator', near(manager)), 'in the name of another').toBe('refused');
    expect(await write('administrator', `${near(administrator)}, ${registry(administrator)}`)).toBe(
      'refused',
    );
    expect(await write('manager', `${near(manager)}, link_expires_at = now() + interval '1 day'`)).toBe(
      'refused',
    );
    expect(await write('registrar', near(world.actors.registrar.accountId))).toBe('refused');
    expect(await write('harborRegistrar', near(world.actors.harborRegistrar.accountId))).toBe('refused');
    expect(await write('manager', 'done_at = now()')).toBe('refused');
    expect(await write('manager', near(manager))).toBe('done');
    expect(
      await write('manager', 'near_by = NULL, near_by_name = NULL, near_at = NULL, near_note = NULL'),
    ).toBe('refused');
  });
});

describe('asking', () => {
  test('is the same for an address that nobody has, and writes a line either way', async () => {
    await ask('nobody@nowhere.example');
    expect(await world.count('recovery_request')).toBe(0);
    expect(await world.count('message')).toBe(0);
    expect(await world.lastLine()).toMatchObject({
      action: 'recovery.ask',
      object_id: null,
      outcome: 'refused',
      role: 'nobody',
    });
  });

  test('tells the managers of the facility, the administrators and the person; a second time nobody', async () => {
    await ask(emailOf('registrar'));
    const told = () => world.rows('SELECT kind, recipient FROM message ORDER BY kind, recipient');
    const once = [
      { kind: 'recoveryAsked', recipient: 'administrator@world.example' },
      { kind: 'recoveryAsked', recipient: 'manager@world.example' },
      { kind: 'recoveryAsked', recipient: 'second@registry.example' },
      { kind: 'signInChanged', recipient: 'registrar@world.example' },
    ];
    expect(await told()).toEqual(once);
    expect(await world.lastLine()).toMatchObject({
      action: 'recovery.ask',
      object_id: world.actors.registrar.accountId,
      facility_id: lakesideId,
      outcome: 'done',
    });
    await ask(emailOf('registrar'));
    expect(await told()).toEqual(once);
    expect(await world.count('recovery_request')).toBe(1);
    await ask(emailOf('registrar'), hours(73));
    expect(await world.count('recovery_request'), 'once the first ran out').toBe(2);
  });
});

describe('two people', () => {
  test('a manager and an administrator open the link of a registrar, with a note each', async () => {
    const { id, token } = await asked('registrar');
    expect((await world.done('manager', noon, facilityPeople)).recoveries).toMatchObject([
      {
        id,
        name: 'Dana Reyes',
        mayApprove: true,
        missing: ['a manager of the facility', 'an administrator of the registry'],
      },
    ]);
    expect(await approve('manager', id, { note: 'yes' })).toMatchObject({
      problem: { code: 'answers', fields: [{ key: 'note' }] },
    });
    expect(await approve('manager', id)).toEqual({ ok: true, value: { linkSent: false } });
    expect(await approve('administrator', id, { version: 1 }), 'a page that is behind').toMatchObject({
      problem: { code: 'wrong-state' },
    });
    expect(
      (await world.done('administrator', noon, (ctx) => registryPeople(ctx, {}))).recoveries,
    ).toMatchObject([
      {
        id,
        approvals: [{ who: 'Ruth Feldman', note }],
        mayApprove: true,
        missing: ['an administrator of the registry'],
      },
    ]);
    expect(await approve('administrator', id)).toEqual({ ok: true, value: { linkSent: true } });
    expect(await world.lastLine()).toMatchObject({
      action: 'recovery.approve',
      object_id: id,
      facility_id: lakesideId,
      actor_name: 'Miriam Castle',
    });
    expect(await world.rows("SELECT recipient, facts FROM message WHERE kind = 'recovery'")).toEqual([
      { recipient: 'registrar@world.example', facts: { recoveryId: id, name: 'Dana Reyes' } },
    ]);
    expect(await find(token, hours(23))).toMatchObject({ email: 'registrar@world.example' });
    expect(await find(token, hours(24)), 'a day later').toBeUndefined();
  });

  test('two administrators for a facility’s only manager, for a physician and for the registry’s own', async () => {
    for (const who of ['manager', 'physician', 'auditor'] as const) {
      const { id, token } = await asked(who);
      expect(await approve('administrator', id), who).toEqual({ ok: true, value: { linkSent: false } });
      expect(await approve(second, id), who).toEqual({ ok: true, value: { linkSent: true } });
      expect(await find(token), who).toBeDefined();
    }
  });

  test('the new passphrase ends all that was before, once', async () => {
    const { id, token } = await asked('registrar');
    const { accountId } = world.actors.registrar;
    await world.rows(
      `INSERT INTO auth_session (id, account_id, secret_hash, assurance, method, device, created_at, last_seen_at, absolute_expires_at, proved_at)
       VALUES ($1, $2, sha256('s'), 2, 'passkey', '', now(), now(), now() + interval '1 hour', now())`,
      [uuid(), accountId],
    );
    await world.rows(
      "INSERT INTO passkey (id, account_id, credential_id, public_key, sign_count, transports, name, added_at) VALUES ($1, $2, 'a credential of before', 'k', 0, '{}', 'Laptop', now())",
      [uuid(), accountId],
    );
    await world.rows(
      'INSERT INTO authenticator (account_id, sealed_seed, last_step, added_at) VALUES ($1, $2, 0, now())',
      [accountId, Buffer.alloc(60)],
    );
    await world.rows(
      "INSERT INTO recovery_code (id, account_id, code_hash, made_at) VALUES ($1, $2, sha256('c'), now())",
      [uuid(), accountId],
    );
    await approve('manager', id);
    await approve('administrator', id);
    const both = await Promise.all([finish(token), finish(token)]);
    expect(both.filter((one) => one !== 'gone' && one.ok)).toHaveLength(1);
    expect(await world.rows('SELECT passphrase_hash FROM account WHERE id = $1', [accountId])).toEqual([
      { passphrase_hash: '$argon2id$new' },
    ]);
    expect(await world.count('auth_session', 'account_id = $1 AND revoked_at IS NULL', [accountId])).toBe(0);
    for (const factors of ['passkey', 'authenticator', 'recovery_code'])
      expect(await world.count(factors, 'account_id = $1', [accountId]), factors).toBe(0);
    expect(await world.lastLine()).toMatchObject({
      action: 'recovery.finish',
      object_id: id,
      actor_name: 'Dana Reyes',
    });
    expect(await finish(token), 'a second time').toBe('gone');
  });

  test('either refuses, also after both approved', async () => {
    const { id, token } = await asked('registrar');
    await approve('manager', id);
    await approve('administrator', id);
    await world.done('manager', noon, (ctx) =>
      refuseRecovery(ctx, { id, note: 'She never asked for it.', version: 3 }),
    );
    expect(await world.lastLine()).toMatchObject({ action: 'recovery.refuse', object_id: id });
    expect(await find(token)).toBeUndefined();
    expect(await approve('administrator', id)).toMatchObject({ problem: { code: 'not-found' } });
  });

  test('a request that nobody approved in 72 hours is over', async () => {
    const { id } = await asked('registrar');
    const late = await world.act('manager', hours(72), (ctx) =>
      approveRecovery(ctx, { id, note, version: 1 }),
    );
    expect(late).toMatchObject({ problem: { code: 'not-found' } });
  });
});
