import { setTimeout as pause } from 'node:timers/promises';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PersonName, people } from '@/lib/db/test-world';
import { demoSeed } from '@/lib/server/demo-people';
import { offerAuthenticator, sealedSeed } from '@/lib/server/session/authenticator';
import { proofOptions, registrationOptions } from '@/lib/server/session/passkeys';
import { prove } from '@/lib/server/session/proof';
import { makeRecoveryCodes } from '@/lib/server/session/recovery-codes';
import { enrolFirstFactor, signInWithPasskey, takeSecondStep } from '@/lib/server/session/second-step';
import { findSession, openSession } from '@/lib/server/session/session-row';
import { TestDevice } from '@/lib/server/session/test-device';
import { emailOf, full, type TestPortal, testPassphrase, testPortal } from '@/lib/server/test-portal';
import { perCode, perProof } from '@/lib/server/throttle';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.superuser.query('DELETE FROM throttle; DELETE FROM authenticator; DELETE FROM recovery_code');
  await portal.superuser.query('DELETE FROM passkey');
});

const noon = new Date('2026-10-01T12:00:10Z');
const plus = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const asking = (now = noon) => ({ now, requestId: 'r' });
const accountId = people.registrarA.accountId;

function code(now = noon, seed = demoSeed('somebody')): string {
  return generateSync({ secret: new Uint8Array(seed), epoch: Math.floor(now.getTime() / 1000) });
}

async function withApp(name: PersonName = 'registrarA'): Promise<void> {
  const account = people[name].accountId;
  await portal.superuser.query('INSERT INTO authenticator VALUES ($1, $2, 0, $3)', [
    account,
    sealedSeed(account, demoSeed('somebody')),
    noon,
  ]);
}

async function withCodes(): Promise<readonly string[]> {
  return portal.database.asNobody((tx) => makeRecoveryCodes(tx, accountId, noon));
}

const half = (now = noon, name: PersonName = 'registrarA') =>
  openSession(portal.database, people[name].accountId, now, { assurance: 1, method: 'passphrase' });
const kindOf = async (secret: string, now = noon) =>
  (await findSession(portal.database, secret, { now, isBackground: true })).kind;
const step = async (typed: string, now = noon, secret?: string) =>
  takeSecondStep(
    portal.database,
    { secret: secret ?? (await half(now)), code: typed, device: '' },
    asking(now),
  );
const refused = { ok: false, problem: { code: 'sign-in-refused' } };

async function actorOf(secret: string, now = noon) {
  const found = await findSession(portal.database, secret, { now, isBackground: true });
  if (found.kind !== 'open') throw new Error(found.kind);
  return found.session.actor;
}

async function withPasskey(name: PersonName = 'registrarA'): Promise<TestDevice> {
  const device = new TestDevice();
  const secret = await half(noon, name);
  const found = await findSession(portal.database, secret, { now: noon, isBackground: true });
  if (found.kind !== 'halfway') throw new Error(found.kind);
  const { person, sessionId } = found.session;
  const { challenge } = await portal.database.asNobody((tx) =>
    registrationOptions(tx, person, sessionId, noon),
  );
  const factor = { name: 'Key', passkey: device.register(challenge) };
  const enrolled = await enrolFirstFactor(portal.database, { secret, factor, device: '' }, asking());
  expect(enrolled).toMatchObject({ ok: true });
  return device;
}

const challengeNow = async (now = noon) =>
  (await portal.database.asNobody((tx) => proofOptions(tx, null, now))).challenge;
const byPasskey = (response: ReturnType<TestDevice['prove']>, email?: string, now = noon) =>
  signInWithPasskey(portal.database, { response, email, from: '203.0.113.9', device: '' }, asking(now));

describe('the code of an app', () => {
  test('ends the sign-in with a session of its own; that of the first step is over', async () => {
    await withApp();
    const secret = await half();
    const done = await step(code(), noon, secret);
    expect(done.ok).toBe(true);
    const whole = done.ok ? done.value.secret : '';
    expect(whole).not.toBe(secret);
    expect([await kindOf(secret), await kindOf(whole)]).toEqual(['none', 'open']);
    expect(await actorOf(whole)).toMatchObject({ provedBy: 'passphrase+code', provedAt: noon });
  });

  test('counts once, and no earlier one counts after it', async () => {
    await withApp();
    expect(await step(code(plus(30)), noon)).toMatchObject({ ok: true });
    expect(await step(code(plus(30)), noon)).toEqual(refused);
    expect(await step(code(plus(30)), plus(30))).toEqual(refused);
    expect(await step(code(noon), noon)).toEqual(refused);
    expect(await step(code(plus(60)), plus(60))).toMatchObject({ ok: true });
  });

  test('counts once even when it comes ten times at the same moment', async () => {
    await withApp();
    const secrets = await Promise.all(Array.from({ length: 9 }, () => half()));
    const answers = await Promise.all(secrets.map((secret) => step(code(), noon, secret)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is taken thirty seconds early and late, and no more', async () => {
    for (const [seconds, isTaken] of [
      [-60, false],
      [-30, true],
      [30, true],
      [60, false],
    ] as const) {
      await portal.superuser.query('DELETE FROM authenticator');
      await withApp();
      expect((await step(code(plus(seconds)))).ok, `${seconds} s`).toBe(isTaken);
    }
  });

  test('of another account is worth nothing, even with its sealed seed copied over', async () => {
    await withApp('managerA');
    await portal.superuser.query(
      'INSERT INTO authenticator SELECT $1, sealed_seed, 0, added_at FROM authenticator WHERE account_id = $2',
      [accountId, people.managerA.accountId],
    );
    await expect(step(code())).rejects.toThrow('does not open');
  });

  test('cannot be guessed: ten wrong ones, and the right one waits too', async () => {
    await withApp();
    const answers = await Promise.all(Array.from({ length: 30 }, () => step('000000')));
    const tried = answers.filter((one) => !one.ok && one.problem.code === 'sign-in-refused');
    expect(tried).toHaveLength(perCode.attempts);
    expect(await step(code())).toMatchObject({ problem: { code: 'throttled' } });
  });

  test('needs the first step, and its session serves once', async () => {
    await withApp();
    const none = { ok: false, problem: { code: 'not-signed-in' } };
    expect(await step(code(), noon, 'nothing')).toEqual(none);
    const whole = await openSession(portal.database, accountId, noon, full);
    expect(await step(code(), noon, whole)).toEqual(none);
    const secret = await half();
    expect(await step(code(), noon, secret)).toMatchObject({ ok: true });
    expect(await step(code(plus(30)), plus(30), secret)).toEqual(none);
  });
});

describe('a recovery code', () => {
  test('signs in once, in whatever case it is typed', async () => {
    const [first = '', second = ''] = await withCodes();
    expect(await step(first.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
    expect(await step(first)).toEqual(refused);
    const done = await step(second);
    expect(await actorOf(done.ok ? done.value.secret : '')).toMatchObject({
      provedBy: 'passphrase+recovery',
    });
  });

  test('of an earlier ten works no more', async () => {
    const [first = ''] = await withCodes();
    await withCodes();
    expect(await step(first)).toEqual(refused);
  });

  test('is one of ten, even when new ones are made several times at the same moment', async () => {
    const made = await Promise.all(
      Array.from({ length: 3 }, () =>
        portal.database.asNobody(async (tx) => {
          const codes = await makeRecoveryCodes(tx, accountId, noon);
          await pause(300);
          return codes;
        }),
      ),
    );
    const { rows } = await portal.superuser.query('SELECT count(*)::int AS count FROM recovery_code');
    expect(rows).toEqual([{ count: 10 }]);
    const answers = await Promise.all(made.map(([first = '']) => step(first)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is kept as a hash that only this registry’s key makes', async () => {
    const codes = await withCodes();
    const { rows } = await portal.superuser.query('SELECT to_jsonb(r)::text AS row FROM recovery_code r');
    expect(rows).toHaveLength(10);
    for (const one of codes) expect(JSON.stringify(rows)).not.toContain(one.replaceAll('-', ''));
  });
});

describe('a passkey', () => {
  test('signs in alone, once for each challenge', async () => {
    const device = await withPasskey();
    const response = device.prove(await challengeNow());
    const done = await byPasskey(response);
    expect(await actorOf(done.ok ? done.value.secret : '')).toMatchObject({ accountId, provedBy: 'passkey' });
    expect(await byPasskey(response)).toEqual(refused);
  });

  test('is refused without its person, from another site, with an old or a foreign challenge', async () => {
    const device = await withPasskey();
    expect(await byPasskey(device.prove(await challengeNow(), { isVerified: false }))).toEqual(refused);
    expect(await byPasskey(device.prove(await challengeNow(), { origin: 'https://evil.example' }))).toEqual(
      refused,
    );
    expect(await byPasskey(device.prove('bm90LWFza2VkLWZvcg'))).toEqual(refused);
    const old = await challengeNow(plus(-301));
    expect(await byPasskey(device.prove(old))).toEqual(refused);
    expect(await byPasskey(new TestDevice().prove(await challengeNow()))).toEqual(refused);
  });

  test('of somebody else does not sign in as the person who is asked', async () => {
    const device = await withPasskey('managerA');
    expect(await byPasskey(device.prove(await challengeNow()), emailOf('registrarA'))).toEqual(refused);
    expect(await byPasskey(device.prove(await challengeNow()), emailOf('managerA'))).toMatchObject({
      ok: true,
    });
  });
});

describe('the first second factor', () => {
  test('is set up with a code of the offered key', async () => {
    const secret = await half();
    const found = await findSession(portal.database, secret, { now: noon, isBackground: true });
    const sessionId = found.kind === 'halfway' ? found.session.sessionId : '';
    const offer = offerAuthenticator('a@b.example', sessionId, noon);
    const enrol = (typed: string, offered = offer.offer) =>
      enrolFirstFactor(
        portal.database,
        { secret, factor: { offer: offered, code: typed }, device: '' },
        asking(),
      );
    expect(await enrol('000000')).toMatchObject({ problem: { code: 'answers', fields: [{ key: 'code' }] } });
    const elsewhere = offerAuthenticator('a@b.example', 'another session', noon);
    expect(await enrol(elsewhere.demoCode ?? '', elsewhere.offer)).toMatchObject({
      problem: { fields: [{ key: 'offer' }] },
    });
    const done = await enrol(offer.demoCode ?? '');
    expect(await actorOf(done.ok ? done.value.secret : '')).toMatchObject({ provedBy: 'passphrase+code' });
  });

  test('is for nobody who has one: a passphrase that was found out opens nothing', async () => {
    await withApp();
    const secret = await half();
    const found = await findSession(portal.database, secret, { now: noon, isBackground: true });
    if (found.kind !== 'halfway') throw new Error(found.kind);
    const { person, sessionId } = found.session;
    const { challenge } = await portal.database.asNobody((tx) =>
      registrationOptions(tx, person, sessionId, noon),
    );
    const factor = { name: 'Key', passkey: new TestDevice().register(challenge) };
    expect(await enrolFirstFactor(portal.database, { secret, factor, device: '' }, asking())).toEqual(
      refused,
    );
    expect((await portal.superuser.query('SELECT 1 FROM passkey')).rowCount).toBe(0);
    expect(await kindOf(secret)).toBe('halfway');
  });
});

describe('proving again', () => {
  const whole = async (name: PersonName = 'registrarA') =>
    actorOf(await openSession(portal.database, people[name].accountId, noon, full));
  const later = asking(plus(600));

  test('with passphrase and code renews the proof, and a wrong passphrase uses no code up', async () => {
    await withApp();
    const actor = await whole();
    const given = (passphrase: string) => ({ passphrase, code: code(later.now) });
    expect(await prove(portal.database, actor, given('wrong'), later)).toMatchObject({
      problem: { fields: [{ key: 'passphrase' }] },
    });
    expect(await prove(portal.database, actor, given(testPassphrase), later)).toEqual({
      ok: true,
      value: { ...actor, provedAt: later.now, provedBy: 'passphrase+code' },
    });
    expect(await prove(portal.database, actor, given(testPassphrase), later)).toMatchObject({
      problem: { fields: [{ key: 'code' }] },
    });
    const { rows } = await portal.superuser.query(
      'SELECT action, outcome FROM audit_line WHERE object_id = $1 ORDER BY sequence',
      [actor.sessionId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['proof.refused', 'proof', 'proof.refused']);
  });

  test('with a passkey asks for one’s own, in this session', async () => {
    const device = await withPasskey();
    const actor = await whole();
    const challenge = async (of = actor) =>
      (
        await portal.database.asNobody((tx) =>
          proofOptions(tx, { accountId: of.accountId, askerId: of.sessionId }, noon),
        )
      ).challenge;
    const given = async (from: TestDevice, asked: string) =>
      prove(portal.database, actor, { passkey: from.prove(asked) }, asking());
    expect(await given(device, await challenge())).toMatchObject({ value: { provedBy: 'passkey' } });
    expect(await given(device, await challengeNow()), 'asked at the sign-in').toMatchObject({ ok: false });
    expect(await given(device, await challenge(await whole())), 'in another session').toMatchObject({
      ok: false,
    });
    const other = await withPasskey('managerA');
    expect(await given(other, await challenge()), 'somebody else’s').toMatchObject({ ok: false });
  });

  test('waits after too many wrong ones', async () => {
    await withApp();
    const actor = await whole();
    for (let attempt = 1; attempt <= perProof.attempts; attempt += 1)
      await prove(portal.database, actor, { passphrase: 'wrong', code: '000000' }, later);
    const right = { passphrase: testPassphrase, code: code(later.now) };
    expect(await prove(portal.database, actor, right, later)).toMatchObject({
      problem: { code: 'throttled' },
    });
  });
});

test('the portal’s role reads no seed and no hash in bulk', async () => {
  await withApp();
  for (const column of [
    'sealed_seed FROM authenticator',
    'code_hash FROM recovery_code',
    'passphrase_hash FROM account',
  ]) {
    await expect(portal.database.pool.query(`SELECT ${column}`), column).rejects.toThrow('permission denied');
  }
});
