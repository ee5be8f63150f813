import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PersonName, people } from '@/lib/db/test-world';
import type { Result } from '@/lib/domain/result';
import { demoSeed } from '@/lib/server/demo-people';
import type * as Env from '@/lib/server/env';
import { inTransaction } from '@/lib/server/in-transaction';
import { offerAuthenticator, sealedSeed } from '@/lib/server/session/authenticator';
import { nextStep } from '@/lib/server/session/next-step';
import { ownAccount } from '@/lib/server/session/own-account';
import { removeOwnAuthenticator, setOwnAuthenticator } from '@/lib/server/session/own-authenticator';
import { removeOwnPasskey } from '@/lib/server/session/own-passkeys';
import { makeOwnRecoveryCodes } from '@/lib/server/session/own-recovery-codes';
import { proofOptions, registrationOptions } from '@/lib/server/session/passkeys';
import { prove } from '@/lib/server/session/proof';
import { makeRecoveryCodes } from '@/lib/server/session/recovery-codes';
import { proofWays } from '@/lib/server/session/second-factor';
import { enrolFirstFactor, signInWithPasskey, takeSecondStep } from '@/lib/server/session/second-step';
import { findSession, openSession } from '@/lib/server/session/session-row';
import { TestDevice } from '@/lib/server/session/test-device';
import { full, type TestPortal, testPassphrase, testPortal } from '@/lib/server/test-portal';
import type { Ctx } from '@/lib/usecases/context';

/** The same portal in either mode. */
const running = vi.hoisted((): { mode: 'demo' | 'live' } => ({ mode: 'live' }));
vi.mock('@/lib/server/env', async (original) => {
  const env = await original<typeof Env>();
  return { ...env, settings: () => ({ ...env.settings(), mode: running.mode }) };
});

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  running.mode = 'live';
  await portal.superuser.query('DELETE FROM throttle; DELETE FROM authenticator; DELETE FROM recovery_code');
  await portal.superuser.query('DELETE FROM passkey');
});

const noon = new Date('2026-10-01T12:00:10Z');
const asking = { now: noon, requestId: 'r' };
const code = () =>
  generateSync({
    secret: new Uint8Array(demoSeed('somebody')),
    epoch: Math.floor(noon.getTime() / 1000),
  });

async function withApp(name: PersonName): Promise<void> {
  const { accountId } = people[name];
  await portal.superuser.query('INSERT INTO authenticator VALUES ($1, $2, 0, $3)', [
    accountId,
    sealedSeed(accountId, demoSeed('somebody')),
    noon,
  ]);
}

async function halfway(name: PersonName) {
  const secret = await openSession(portal.database, people[name].accountId, noon, {
    assurance: 1,
    method: 'passphrase',
  });
  const found = await findSession(portal.database, secret, { now: noon, isBackground: true });
  if (found.kind !== 'halfway') throw new Error(found.kind);
  return { secret, ...found.session };
}

async function whole(name: PersonName) {
  const secret = await openSession(portal.database, people[name].accountId, noon, full);
  const found = await findSession(portal.database, secret, { now: noon, isBackground: true });
  if (found.kind !== 'open') throw new Error(found.kind);
  return found.session.actor;
}

async function passkeyOf(name: PersonName): Promise<TestDevice> {
  const device = new TestDevice();
  const { secret, person, sessionId } = await halfway(name);
  const { challenge } = await portal.database.asNobody((tx) =>
    registrationOptions(tx, person, sessionId, noon),
  );
  const factor = { name: 'Key', passkey: device.register(challenge) };
  expect(await enrolFirstFactor(portal.database, { secret, factor, device: '' }, asking)).toMatchObject({
    ok: true,
  });
  return device;
}

async function tryCode(name: PersonName, typed: string) {
  const { secret } = await halfway(name);
  return takeSecondStep(portal.database, { secret, code: typed, device: '' }, asking);
}

async function own<T>(name: PersonName, work: (ctx: Ctx) => Promise<Result<T>>): Promise<Result<T>> {
  return inTransaction(await whole(name), asking, work);
}

const refused = { ok: false, problem: { code: 'sign-in-refused' } };

describe('an administrator of a live registry', () => {
  test('signs in with no code, neither of an app nor for recovery; everybody else does', async () => {
    await withApp('administrator');
    await withApp('registrarA');
    const [recovery = ''] = await portal.database.asNobody((tx) =>
      makeRecoveryCodes(tx, people.administrator.accountId, noon),
    );
    expect(await tryCode('administrator', code())).toEqual(refused);
    expect(await tryCode('administrator', recovery)).toEqual(refused);
    expect(await tryCode('registrarA', code())).toMatchObject({ ok: true });
    running.mode = 'demo';
    expect(await tryCode('administrator', code()), 'in a demo').toMatchObject({ ok: true });
    expect(await tryCode('administrator', recovery), 'in a demo').toMatchObject({ ok: true });
  });

  test('signs in with a passkey, and is offered nothing else', async () => {
    const device = await passkeyOf('administrator');
    const { challenge } = await portal.database.asNobody((tx) => proofOptions(tx, null, noon));
    const given = { response: device.prove(challenge), email: undefined, from: '203.0.113.9', device: '' };
    expect(await signInWithPasskey(portal.database, given, asking)).toMatchObject({ ok: true });
    await withApp('administrator');
    expect(await nextStep(portal.database, await halfway('administrator'))).toMatchObject({
      mayUseCode: false,
      mayUsePasskey: true,
    });
    const actor = await whole('administrator');
    expect(await portal.database.withActor(actor, (tx) => proofWays(tx, actor))).toEqual({
      code: false,
      passkey: true,
    });
  });

  test('proves nothing with passphrase and code when asked again', async () => {
    await withApp('administrator');
    const given = { passphrase: testPassphrase, code: code() };
    expect(await prove(portal.database, await whole('administrator'), given, asking)).toMatchObject({
      ok: false,
    });
    running.mode = 'demo';
    expect(await prove(portal.database, await whole('administrator'), given, asking)).toMatchObject({
      ok: true,
    });
  });

  test('sets up a passkey first, and no app, neither then nor later', async () => {
    const { secret, sessionId } = await halfway('administrator');
    expect(await nextStep(portal.database, await halfway('administrator'))).toMatchObject({
      mustEnrol: true,
      mayUseCode: false,
      mayUsePasskey: true,
    });
    const offer = offerAuthenticator('a@b.example', sessionId, noon);
    expect(offer.demoCode, 'shown by a demo alone').toBeNull();
    const shown = generateSync({
      secret: offer.key.replaceAll(' ', ''),
      epoch: Math.floor(noon.getTime() / 1000),
    });
    const factor = { offer: offer.offer, code: shown };
    expect(await enrolFirstFactor(portal.database, { secret, factor, device: '' }, asking)).toEqual(refused);
    expect(await own('administrator', (ctx) => setOwnAuthenticator(ctx, factor))).toMatchObject({
      problem: { code: 'not-allowed' },
    });
    expect(await own('administrator', makeOwnRecoveryCodes)).toMatchObject({
      problem: { code: 'wrong-state' },
    });
  });

  test('keeps the last passkey, even beside a passphrase and an app', async () => {
    await passkeyOf('administrator');
    await withApp('administrator');
    const account = await own('administrator', ownAccount);
    const id = account.ok ? (account.value.passkeys[0]?.id ?? '') : '';
    expect(account).toMatchObject({
      value: { mayUseCodes: false, mayRemove: { passkey: false, authenticator: true } },
    });
    expect(await own('administrator', (ctx) => removeOwnPasskey(ctx, id))).toMatchObject({
      problem: { code: 'wrong-state' },
    });
    running.mode = 'demo';
    expect(await own('administrator', (ctx) => removeOwnPasskey(ctx, id)), 'in a demo').toMatchObject({
      ok: true,
    });
  });
});

test('nobody removes the last way to sign in', async () => {
  await withApp('registrarA');
  expect(await own('registrarA', ownAccount)).toMatchObject({
    value: { mayRemove: { authenticator: false } },
  });
  expect(await own('registrarA', removeOwnAuthenticator)).toMatchObject({ problem: { code: 'wrong-state' } });
  await passkeyOf('managerA');
  const account = await own('managerA', ownAccount);
  expect(account).toMatchObject({ value: { mayRemove: { passkey: false } } });
  const id = account.ok ? (account.value.passkeys[0]?.id ?? '') : '';
  expect(await own('registrarA', (ctx) => removeOwnPasskey(ctx, id)), 'somebody else’s').toMatchObject({
    problem: { code: 'not-found' },
  });
  expect(await own('managerA', (ctx) => removeOwnPasskey(ctx, id))).toMatchObject({
    problem: { code: 'wrong-state' },
  });
  await withApp('managerA');
  expect(await own('managerA', (ctx) => removeOwnPasskey(ctx, id))).toMatchObject({ ok: true });
});
