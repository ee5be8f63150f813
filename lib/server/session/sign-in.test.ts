import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PersonName, people } from '@/lib/db/test-world';
import { findSession, openSession } from '@/lib/server/session/session-row';
import { signIn, signOut } from '@/lib/server/session/sign-in';
import { emailOf, full, type TestPortal, testPassphrase, testPortal } from '@/lib/server/test-portal';
import { countAttempt, perAccount, perAddress } from '@/lib/server/throttle';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());
beforeEach(() => portal.superuser.query('DELETE FROM throttle'));

const asking = () => ({ now: new Date(), requestId: 'r' });
const tryWith = (email: string, passphrase: string, from = '203.0.113.7') =>
  signIn(portal.database, { email, passphrase, from, device: '' }, asking());

async function halfwayOf(name: PersonName) {
  const signedIn = await tryWith(emailOf(name), testPassphrase);
  if (!signedIn.ok) throw new Error(signedIn.problem.code);
  const found = await findSession(portal.database, signedIn.value.secret, {
    now: new Date(),
    isBackground: true,
  });
  if (found.kind !== 'halfway') throw new Error(found.kind);
  return found.session;
}

async function lastLine() {
  const { rows } = await portal.superuser.query('SELECT * FROM audit_line ORDER BY sequence DESC LIMIT 1');
  return rows[0];
}

describe('signing in', () => {
  test('opens a session that shows nothing yet, and tells the audit', async () => {
    const { person, sessionId } = await halfwayOf('registrarA');
    expect(person).toMatchObject({ accountId: people.registrarA.accountId, role: 'registrar' });
    expect(await lastLine()).toMatchObject({
      action: 'signIn.begin',
      outcome: 'done',
      actor_id: person.accountId,
      object_id: sessionId,
    });
  });

  test('takes the address in any case and with spaces around it', async () => {
    expect(await tryWith(`  ${emailOf('auditor').toUpperCase()} `, testPassphrase)).toMatchObject({
      ok: true,
    });
  });

  test('answers the same to a wrong passphrase, an unknown address and a disabled account', async () => {
    const refused = { ok: false, problem: { code: 'sign-in-refused' } };
    expect(await tryWith(emailOf('registrarA'), 'wrong')).toEqual(refused);
    expect(await lastLine()).toMatchObject({
      action: 'signIn.refused',
      outcome: 'refused',
      actor_id: null,
      role: 'nobody',
      object_id: people.registrarA.accountId,
    });
    for (const email of ['nobody@world.example', '', 'a\0b', "' OR true --", 'x'.repeat(5_000)]) {
      expect(await tryWith(email, testPassphrase), email).toEqual(refused);
    }
    await portal.superuser.query(
      'UPDATE account SET version = version + 1, disabled_at = now() WHERE id = $1',
      [people.managerA.accountId],
    );
    expect(await tryWith(emailOf('managerA'), testPassphrase)).toEqual(refused);
    expect(JSON.stringify(await lastLine())).not.toContain('managera');
  });

  test('is refused to an account without a role', async () => {
    await portal.superuser.query('DELETE FROM membership WHERE account_id = $1', [
      people.physician2.accountId,
    ]);
    expect(await tryWith(emailOf('physician2'), testPassphrase)).toEqual({
      ok: false,
      problem: { code: 'sign-in-refused' },
    });
  });
});

describe('too many attempts', () => {
  test('for one account make even the right passphrase wait, from wherever it comes', async () => {
    for (let attempt = 1; attempt <= perAccount.attempts; attempt += 1) {
      expect(await tryWith(emailOf('registrarA'), 'wrong', `203.0.113.${attempt}`)).toMatchObject({
        problem: { code: 'sign-in-refused' },
      });
    }
    const waiting = await tryWith(emailOf('registrarA'), testPassphrase, '198.51.100.1');
    expect(waiting).toMatchObject({ ok: false, problem: { code: 'throttled' } });
    const seconds =
      !waiting.ok && waiting.problem.code === 'throttled' ? waiting.problem.retryAfterSeconds : 0;
    expect(seconds).toBeGreaterThan(perAccount.seconds - 120);
    expect(seconds).toBeLessThanOrEqual(perAccount.seconds);
    expect(await tryWith(emailOf('registrarB'), testPassphrase)).toMatchObject({ ok: true });
    await portal.superuser.query('UPDATE throttle SET expire = 0');
    expect(await tryWith(emailOf('registrarA'), testPassphrase)).toMatchObject({ ok: true });
  });

  test('count for unknown addresses too, so that they tell nothing', async () => {
    for (let attempt = 1; attempt <= perAccount.attempts; attempt += 1)
      await tryWith('nobody@world.example', 'wrong');
    expect(await tryWith('nobody@world.example', 'wrong')).toMatchObject({ problem: { code: 'throttled' } });
  });

  test('cannot pass together: of 30 at once no more than allowed are tried', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => tryWith(emailOf('registrarA'), 'wrong')),
    );
    const tried = answers.filter((answer) => !answer.ok && answer.problem.code === 'sign-in-refused');
    expect(tried).toHaveLength(perAccount.attempts);
  });

  test('are forgotten once the passphrase was right', async () => {
    for (let attempt = 1; attempt < perAccount.attempts; attempt += 1)
      await tryWith(emailOf('registrarA'), 'wrong');
    expect(await tryWith(emailOf('registrarA'), testPassphrase)).toMatchObject({ ok: true });
    for (let attempt = 1; attempt < perAccount.attempts; attempt += 1)
      await tryWith(emailOf('registrarA'), 'wrong');
    expect(await tryWith(emailOf('registrarA'), testPassphrase)).toMatchObject({ ok: true });
  });

  test('from one network address end, whatever accounts they try; right ones do not count', async () => {
    const from = '192.0.2.9';
    expect(await tryWith(emailOf('registrarA'), testPassphrase, from)).toMatchObject({ ok: true });
    for (let attempt = 1; attempt <= perAddress.attempts; attempt += 1) {
      expect(await countAttempt(portal.database, perAddress, from)).toMatchObject({ ok: true });
    }
    expect(await tryWith(emailOf('auditor'), testPassphrase, from)).toMatchObject({
      problem: { code: 'throttled' },
    });
    expect(await tryWith(emailOf('auditor'), testPassphrase, '192.0.2.10')).toMatchObject({ ok: true });
  });

  test('are counted without keeping who tried', async () => {
    await tryWith(emailOf('registrarA'), 'wrong', '203.0.113.77');
    const { rows } = await portal.superuser.query('SELECT string_agg(key, $1) AS keys FROM throttle', [' ']);
    expect(rows[0].keys).not.toMatch(/registrar|world|203/);
  });
});

test('signing out ends the session once, and tells the audit once', async () => {
  const secret = await openSession(portal.database, people.administrator.accountId, new Date(), full);
  await signOut(portal.database, secret, asking());
  const line = await lastLine();
  expect(line).toMatchObject({ action: 'signOut', actor_id: people.administrator.accountId });
  await signOut(portal.database, secret, asking());
  expect((await lastLine()).sequence).toBe(line.sequence);
  expect(await findSession(portal.database, secret, { now: new Date(), isBackground: true })).toEqual({
    kind: 'none',
  });
});
