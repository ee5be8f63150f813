import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '@/lib/db/test-world';
import {
  closeSessionsOf,
  findSession,
  noteProof,
  openSession,
  sessionLife,
} from '@/lib/server/session/session-row';
import { full, type TestPortal, testPortal } from '@/lib/server/test-portal';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());

const begin = new Date('2026-10-01T08:00:00Z');
const later = (ms: number) => new Date(begin.getTime() + ms);
const minute = 60_000;
const open = () => openSession(portal.database, people.registrarA.accountId, begin, full);
const find = (secret: string, now: Date, isBackground = false) =>
  findSession(portal.database, secret, { now, isBackground });
const kindAt = async (secret: string, now: Date, isBackground = false) =>
  (await find(secret, now, isBackground)).kind;

describe('a session', () => {
  test('is known by its secret, of which only a hash is kept', async () => {
    const secret = await open();
    const found = await find(secret, begin);
    expect(found).toMatchObject({
      kind: 'open',
      session: {
        actor: {
          ...people.registrarA,
          name: 'registrarA Person',
          email: 'registrara@world.example',
          provedAt: begin,
        },
      },
    });
    expect(await kindAt(`${secret}x`, begin)).toBe('none');
    expect(await kindAt('', begin)).toBe('none');
    const { rows } = await portal.superuser.query('SELECT to_jsonb(s)::text AS row FROM auth_session s');
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  test('ends after 15 minutes without a person, to the millisecond', async () => {
    const [kept, lost] = [await open(), await open()];
    expect(await kindAt(kept, later(sessionLife.idle - 1))).toBe('open');
    expect(await kindAt(lost, later(sessionLife.idle))).toBe('ended');
    expect(await kindAt(lost, begin), 'it stays ended, whatever the clock says').toBe('none');
  });

  test('is kept alive by a person, and not by a page that asks by itself', async () => {
    const [person, page] = [await open(), await open()];
    for (let at = 10; at <= 60; at += 10) expect(await kindAt(person, later(at * minute))).toBe('open');
    expect(await kindAt(page, later(10 * minute), true)).toBe('open');
    expect(await kindAt(page, later(14 * minute), true)).toBe('open');
    expect(await kindAt(page, later(15 * minute), true)).toBe('ended');
  });

  test('writes that it was seen at most every 20 seconds', async () => {
    const secret = await open();
    const seen = async (now: Date) => {
      const found = await find(secret, now);
      return found.kind === 'open' ? found.session.lastSeenAt : null;
    };
    expect(await seen(later(19_999))).toEqual(begin);
    expect(await seen(later(20_000))).toEqual(later(20_000));
    expect(await seen(later(39_999))).toEqual(later(20_000));
  });

  test('opens nothing before its second step, and ends after half an hour', async () => {
    const half = await openSession(portal.database, people.registrarA.accountId, begin, {
      assurance: 1,
      method: 'passphrase',
    });
    expect(await find(half, begin)).toMatchObject({
      kind: 'halfway',
      session: { person: { ...people.registrarA, name: 'registrarA Person' } },
    });
    expect(await find(half, begin)).not.toHaveProperty('session.actor');
    await find(half, later(14 * minute));
    await find(half, later(28 * minute));
    expect(await kindAt(half, later(sessionLife.halfway - 1))).toBe('halfway');
    expect(await kindAt(half, later(sessionLife.halfway))).toBe('ended');
  });

  test('ends after 12 hours in any case', async () => {
    const secret = await open();
    for (let at = 10; at < 12 * 60; at += 10) await find(secret, later(at * minute));
    expect(await kindAt(secret, later(sessionLife.absolute - 1))).toBe('open');
    expect(await kindAt(secret, later(sessionLife.absolute))).toBe('ended');
  });

  test('is noticed to have ended by one request alone', async () => {
    const secret = await open();
    const kinds = await Promise.all(Array.from({ length: 8 }, () => kindAt(secret, later(16 * minute))));
    expect(kinds.toSorted()).toEqual(['ended', ...Array.from({ length: 7 }, () => 'none')]);
  });

  test('is over at once when it is revoked or the account is disabled', async () => {
    const [first, second] = [await open(), await open()];
    await closeSessionsOf(portal.database, people.registrarA.accountId, begin);
    expect([await kindAt(first, begin), await kindAt(second, begin)]).toEqual(['none', 'none']);
    const third = await open();
    const disable = 'UPDATE account SET version = version + 1, disabled_at = $2 WHERE id = $1';
    await portal.superuser.query(disable, [people.registrarA.accountId, begin]);
    expect(await kindAt(third, begin)).toBe('none');
    await portal.superuser.query(disable, [people.registrarA.accountId, null]);
    expect(await kindAt(third, begin)).toBe('open');
  });

  test('has the role that its person has now', async () => {
    const secret = await open();
    const set = 'UPDATE membership SET role = $2, version = version + 1 WHERE account_id = $1';
    await portal.superuser.query(set, [people.registrarA.accountId, 'manager']);
    expect(await find(secret, begin)).toMatchObject({ session: { actor: { role: 'manager' } } });
    await portal.superuser.query(set, [people.registrarA.accountId, 'registrar']);
  });

  test('remembers the last proof, and takes none once it is over', async () => {
    const secret = await open();
    const found = await find(secret, begin);
    const id = found.kind === 'open' ? found.session.actor.sessionId : '';
    await noteProof(portal.database, id, later(minute), 'passkey');
    expect(await find(secret, later(minute))).toMatchObject({
      session: { actor: { provedAt: later(minute), provedBy: 'passkey' } },
    });
  });
});
