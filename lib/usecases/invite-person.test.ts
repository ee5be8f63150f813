import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../domain/result';
import { acceptInvitation, findInvitation } from './accept-invitation';
import { facilityPeople } from './facility-people';
import { type Invited, invitePerson } from './invite-person';
import { registryPeople } from './registry-people';
import { revokeInvitation } from './revoke-invitation';
import { sendInvitationAgain } from './send-invitation-again';
import {
  at,
  firstDay,
  harborId,
  iyer,
  lakesideId,
  type PersonName,
  personNames,
  type TestWorld,
  testKey,
  testWorld,
} from './test-world';

let world: TestWorld;
const noon = at(firstDay);
const days = (n: number) => new Date(noon.getTime() + n * 86_400_000);

beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const invite = (who: PersonName, asked: Invited, now = noon) =>
  world.act(who, now, (ctx) => invitePerson(ctx, asked));
const find = (token: string, now = noon) => world.database.asNobody((tx) => findInvitation(tx, token, now));

async function invited(who: PersonName, asked: Invited): Promise<{ id: string; token: string }> {
  const done = await invite(who, asked);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return { id: done.value.invitationId, token: testKey.token('invitation', done.value.invitationId) };
}

/** As lib/server does it: whoever joins acts. */
async function accept(token: string, now = noon): Promise<Result<{ readonly email: string }> | 'gone'> {
  const invitation = await find(token, now);
  if (!invitation) return 'gone';
  const accountId = invitation.accountId ?? uuid();
  return world.database.withActor({ ...invitation, accountId, name: 'Jo Newman' }, (db) =>
    acceptInvitation({ db, now, requestId: 'r' }, token, invitation, {
      accountId,
      givenName: 'Jo',
      familyName: 'Newman',
      passphraseHash: '$argon2id$new',
    }),
  );
}

describe('who may not invite', () => {
  test('registrars, physicians and the auditor invite nobody', async () => {
    for (const who of ['registrar', 'physician', 'auditor'] as const) {
      for (const asked of [
        { email: 'new@lakeside.example', role: 'registrar', facilityId: lakesideId },
        { email: 'new@registry.example', role: 'auditor' },
      ] as const) {
        const done = await invite(who, asked);
        expect(done.ok, `${who} ${asked.role}`).toBe(false);
      }
    }
    expect(await invite('registrar', { email: 'a@b.example', role: 'registrar' })).toMatchObject({
      problem: { code: 'not-allowed' },
    });
    expect(await world.count('invitation')).toBe(0);
    expect(await world.count('message')).toBe(0);
  });

  test('a manager invites nobody into another facility or the registry', async () => {
    expect(
      await invite('manager', { email: 'x@harbor.example', role: 'registrar', facilityId: harborId }),
    ).toMatchObject({ problem: { code: 'not-found' } });
    expect(await invite('manager', { email: 'x@harbor.example', role: 'administrator' })).toMatchObject({
      problem: { code: 'not-found' },
    });
    expect(await world.count('invitation')).toBe(0);
  });

  test('row security alone holds an invitation to the own facility', async () => {
    for (const who of personNames) {
      const actor = world.actors[who];
      const write = (facility: string | null, role: string) =>
        world.database
          .withActor(
            actor,
            (tx) => tx.$executeRaw`
            INSERT INTO invitation (id, facility_id, email, role, token_hash, invited_by, invited_by_name, sent_at, message_id, expires_at)
            VALUES (${uuid()}::uuid, ${facility}::uuid, ${`${uuid()}@x.example`}, ${role}, sha256(${Buffer.from(uuid())}),
              ${actor.accountId}::uuid, 'x', now(), ${uuid()}::uuid, now() + interval '1 day')`,
          )
          .then(
            () => 'done',
            () => 'refused',
          );
      const mayAtLakeside = who === 'manager' || who === 'administrator';
      expect(await write(lakesideId, 'manager'), who).toBe(mayAtLakeside ? 'done' : 'refused');
      const mayAtRegistry = who === 'administrator';
      expect(await write(harborId, 'manager'), who).toBe(mayAtRegistry ? 'done' : 'refused');
      expect(await write(null, 'auditor'), who).toBe(mayAtRegistry ? 'done' : 'refused');
    }
    await world.rows('DELETE FROM invitation');
  });

  test('what cannot be invited is told at its field', async () => {
    expect(await invite('manager', { email: 'nobody', role: 'registrar' })).toMatchObject({
      problem: { code: 'answers', fields: [{ key: 'email' }] },
    });
    expect(
      await invite('administrator', { email: 'x@y.example', role: 'physician', npi: '123' }),
    ).toMatchObject({
      problem: { code: 'answers', fields: [{ key: 'npi' }] },
    });
    expect(
      await invite('administrator', { email: 'x@y.example', role: 'physician', npi: iyer.npi }),
    ).toMatchObject({
      problem: {
        code: 'answers',
        fields: [{ key: 'npi', says: expect.stringMatching(/has access already/) }],
      },
    });
    expect(await invite('administrator', { email: 'x@y.example', role: 'manager' })).toMatchObject({
      problem: { code: 'answers', fields: [{ key: 'facilityId' }] },
    });
    expect(
      await invite('administrator', { email: 'x@y.example', role: 'registrar', facilityId: lakesideId }),
    ).toMatchObject({ problem: { code: 'wrong-state' } });
    expect(
      await invite('administrator', { email: 'x@y.example', role: 'manager', facilityId: uuid() }),
    ).toMatchObject({ problem: { code: 'not-found' } });
    expect(await invite('manager', { email: ' Registrar@World.example', role: 'registrar' })).toMatchObject({
      problem: {
        code: 'answers',
        fields: [{ key: 'email', says: 'This address has access already, as registrar.' }],
      },
    });
  });

  test('a manager does not learn who has access elsewhere', async () => {
    const { id } = await invited('manager', { email: 'harborregistrar@world.example', role: 'registrar' });
    await world.done('manager', noon, (ctx) => revokeInvitation(ctx, id));
    expect(
      await invite('administrator', { email: 'harborregistrar@world.example', role: 'auditor' }),
    ).toMatchObject({ problem: { fields: [{ says: 'This address has access already, as registrar.' }] } });
  });
});

describe('an invitation', () => {
  test('is accepted however the address was written, once, and within seven days', async () => {
    const { id, token } = await invited('manager', { email: ' Jo.New@BÜCHER.example ', role: 'registrar' });
    expect(await world.rows('SELECT recipient, kind, facts FROM message ORDER BY id DESC LIMIT 1')).toEqual([
      {
        recipient: 'jo.new@xn--bcher-kva.example',
        kind: 'invitation',
        facts: {
          invitationId: id,
          inviterName: 'Ruth Feldman',
          facilityName: 'Lakeside Imaging',
          roleWords: 'registrar',
        },
      },
    ]);
    expect(await world.lastLine()).toMatchObject({
      action: 'invitation.send',
      object_id: id,
      facility_id: lakesideId,
      actor_name: 'Ruth Feldman',
    });
    expect(await invite('manager', { email: 'JO.NEW@xn--bcher-kva.example', role: 'manager' })).toMatchObject(
      {
        problem: {
          code: 'answers',
          fields: [{ key: 'email', says: expect.stringMatching(/invited already/) }],
        },
      },
    );

    expect(await find(token)).toMatchObject({
      facilityName: 'Lakeside Imaging',
      inviterName: 'Ruth Feldman',
      role: 'registrar',
      isTaken: false,
    });
    expect(await find(token, days(7)), 'after seven days').toBeUndefined();
    expect(await find(testKey.token('invitation', uuid())), 'a link that never was').toBeUndefined();

    expect(await accept(token)).toEqual({ ok: true, value: { email: 'jo.new@xn--bcher-kva.example' } });
    expect(await world.lastLine()).toMatchObject({
      action: 'invitation.accept',
      object_id: id,
      actor_name: 'Jo Newman',
      role: 'registrar',
      facility_id: lakesideId,
    });
    expect(await accept(token), 'a second time').toBe('gone');
    expect(
      await world.rows(
        "SELECT m.role, m.facility_id, a.family_name FROM account a JOIN membership m ON m.account_id = a.id WHERE a.email = 'jo.new@xn--bcher-kva.example'",
      ),
    ).toEqual([{ role: 'registrar', facility_id: lakesideId, family_name: 'Newman' }]);
  });

  test('is sent again for seven more days, and revoked for good', async () => {
    const { id, token } = await invited('manager', { email: 'slow@lakeside.example', role: 'manager' });
    await world.done('manager', days(6), (ctx) => sendInvitationAgain(ctx, id));
    expect(await world.lastLine()).toMatchObject({
      action: 'invitation.sendAgain',
      object_id: id,
      version: 2,
    });
    expect(await find(token, days(10))).toBeDefined();
    for (const who of ['registrar', 'harborRegistrar', 'physician', 'auditor'] as const) {
      const done = await world.act(who, noon, (ctx) => revokeInvitation(ctx, id));
      expect(done, who).toMatchObject({ problem: { code: who === 'auditor' ? 'not-allowed' : 'not-found' } });
    }
    await world.done('manager', days(6), (ctx) => revokeInvitation(ctx, id));
    expect(await world.lastLine()).toMatchObject({ action: 'invitation.revoke', object_id: id });
    expect(await find(token, days(6))).toBeUndefined();
    expect(await world.act('manager', days(6), (ctx) => sendInvitationAgain(ctx, id))).toMatchObject({
      problem: { code: 'wrong-state' },
    });
  });

  test('of an address that has a role elsewhere gives no second one', async () => {
    const { token } = await invited('manager', { email: 'physician2@world.example', role: 'registrar' });
    expect(await find(token)).toMatchObject({ isTaken: true });
    expect(await accept(token)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await world.count('membership', 'account_id = $1', [world.actors.physician2.accountId])).toBe(1);
  });

  test('two at once make one account', async () => {
    const { token } = await invited('administrator', { email: 'twice@registry.example', role: 'auditor' });
    const done = await Promise.all([accept(token), accept(token)]);
    expect(done.filter((one) => one !== 'gone' && one.ok)).toHaveLength(1);
    expect(await world.count('account', "email = 'twice@registry.example'")).toBe(1);
  });
});

describe('who has access', () => {
  test('is seen by the manager of the facility and the registry alone', async () => {
    for (const who of ['registrar', 'harborRegistrar', 'physician'] as const) {
      expect((await world.act(who, noon, facilityPeople)).ok, who).toBe(false);
      expect((await world.act(who, noon, (ctx) => registryPeople(ctx, {}))).ok, who).toBe(false);
    }
    expect((await world.act('manager', noon, (ctx) => registryPeople(ctx, {}))).ok).toBe(false);
  });

  test('a manager sees the own facility, with open invitations', async () => {
    const seen = await world.done('manager', noon, facilityPeople);
    expect(seen.people.map(({ name }) => name)).toEqual(['Feldman, Ruth', 'Newman, Jo', 'Reyes, Dana']);
    expect(seen.mayManage).toBe(true);
    expect(seen.invitations.map(({ email }) => email)).toEqual(['physician2@world.example']);
    expect(await world.lastLine()).toMatchObject({ action: 'people.look', facility_id: lakesideId });
  });

  test('the registry sees everybody, by facility and role, page by page; the auditor only looks', async () => {
    const seen = await world.done('auditor', noon, (ctx) => registryPeople(ctx, {}));
    expect(seen.mayManage).toBe(false);
    expect(seen.people.map(({ name }) => name)).toContain('Iyer, Asha');
    const harbor = await world.done('administrator', noon, (ctx) =>
      registryPeople(ctx, { facilityId: harborId, role: 'registrar' }),
    );
    expect(harbor.people.map(({ name }) => name)).toEqual(['Thibodeau, Owen']);
    await world.rows(`
      WITH made AS (
        INSERT INTO account (id, email, family_name, given_name, passphrase_hash)
        SELECT gen_random_uuid(), 'many' || n || '@x.example', 'Aa' || n % 7, 'Same', '$argon2id$none' FROM generate_series(1, 120) n
        RETURNING id)
      INSERT INTO membership (account_id, role) SELECT id, 'auditor' FROM made`);
    const names: string[] = [];
    for (let after: string | undefined, pages = 0; pages < 10; pages += 1) {
      const page = await world.done('administrator', noon, (ctx) => registryPeople(ctx, { after }));
      names.push(...page.people.map(({ accountId }) => accountId));
      if (page.next === null) break;
      after = page.next;
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(await world.count('membership'));
  });
});
