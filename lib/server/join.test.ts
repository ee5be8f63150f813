import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { POST as again } from '@/app/api/invitations/[id]/again/route';
import { POST as revoke } from '@/app/api/invitations/[id]/revoke/route';
import { POST as invite } from '@/app/api/invitations/route';
import { POST as joinOptions } from '@/app/api/join/passkey/options/route';
import { POST as joinByPasskey } from '@/app/api/join/passkey/route';
import { POST as joinRoute } from '@/app/api/join/route';
import { POST as handOver } from '@/app/api/people/[id]/hand-over/route';
import { POST as confirmNpi } from '@/app/api/people/[id]/npi/route';
import { POST as remove } from '@/app/api/people/[id]/remove/route';
import { POST as changeRole } from '@/app/api/people/[id]/role/route';
import { POST as recover } from '@/app/api/recover/route';
import { POST as approve } from '@/app/api/recoveries/[id]/approve/route';
import { POST as refuse } from '@/app/api/recoveries/[id]/refuse/route';
import { POST as ask } from '@/app/api/recoveries/route';
import { people } from '@/lib/db/test-world';
import { RegistryKey } from '@/lib/keys/registry-key';
import { settings } from '@/lib/server/env';
import type { Handler } from '@/lib/server/http/operation';
import { proofOptions } from '@/lib/server/session/passkeys';
import { signInWithPasskey } from '@/lib/server/session/second-step';
import { signIn } from '@/lib/server/session/sign-in';
import { TestDevice } from '@/lib/server/session/test-device';
import {
  cookieOf,
  emailOf,
  type TestPortal,
  testAddress,
  testPassphrase,
  testPortal,
} from '@/lib/server/test-portal';

let portal: TestPortal;
let manager: string;
let administrator: string;
beforeAll(async () => {
  portal = await testPortal();
  manager = await cookieOf('managerA');
  administrator = await cookieOf('administrator');
});
afterAll(() => portal.close());

async function post(handler: Handler, body: unknown, own: { cookie?: string; id?: string } = {}) {
  const request = new Request(`${testAddress}${handler.operation.path}`, {
    method: 'POST',
    body: body === undefined ? null : JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.7',
      ...(own.cookie === undefined ? {} : { cookie: own.cookie }),
    },
  });
  const response = await handler(request, {
    params: Promise.resolve(own.id === undefined ? {} : { id: own.id }),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

const given = { givenName: 'Jo', familyName: 'Newman', passphrase: 'teapot lantern gravel otter' };
const key = () => new RegistryKey(settings().key);
const asking = () => ({ now: new Date(), requestId: 'r' });

async function idOf(table: 'invitation' | 'recovery_request'): Promise<string> {
  const { rows } = await portal.superuser.query(`SELECT id FROM ${table} ORDER BY id DESC LIMIT 1`);
  return String(rows[0]?.id);
}

test('everything that gives or takes access asks for a proof of the last five minutes', async () => {
  const id = people.registrarA.accountId;
  const operations: readonly (readonly [Handler, unknown, string | undefined])[] = [
    [invite, { email: 'a@b.example', role: 'registrar' }, undefined],
    [again, undefined, id],
    [revoke, undefined, id],
    [changeRole, { role: 'manager', version: 1 }, id],
    [remove, { version: 1 }, id],
    [confirmNpi, { version: 1 }, id],
    [handOver, { afterwards: 'leave', version: 1 }, id],
    [approve, { note: 'I know her voice well.', version: 1 }, id],
    [refuse, { note: 'I know her voice well.', version: 1 }, id],
  ];
  const old = await cookieOf('managerA');
  await portal.superuser.query(
    "UPDATE auth_session SET proved_at = now() - interval '6 minutes' WHERE id = (SELECT id FROM auth_session ORDER BY created_at DESC, id DESC LIMIT 1)",
  );
  for (const [handler, body, of] of operations) {
    const answered = await post(handler, body, { cookie: old, ...(of === undefined ? {} : { id: of }) });
    expect(answered, handler.operation.path).toMatchObject({ status: 403, body: { code: 'proof-needed' } });
  }
});

describe('joining', () => {
  test('sets up a sign-in that fits however the address is written, and not another time', async () => {
    const sent = await post(
      invite,
      { email: 'Jo.New@Bücher.example', role: 'registrar' },
      { cookie: manager },
    );
    expect(sent).toMatchObject({ status: 201, body: { email: 'jo.new@xn--bcher-kva.example' } });
    const token = key().token('invitation', await idOf('invitation'));
    expect(await post(joinRoute, { token, ...given, givenName: ' ', passphrase: 'x' })).toMatchObject({
      status: 422,
      body: { fields: [{ key: 'givenName' }, { key: 'passphrase' }] },
    });
    expect(await post(joinRoute, { token, ...given })).toEqual({
      status: 200,
      body: { email: 'jo.new@xn--bcher-kva.example' },
    });
    for (const email of ['JO.NEW@bücher.example', ' jo.new@xn--bcher-kva.example']) {
      const signedIn = await signIn(
        portal.database,
        { email, passphrase: given.passphrase, from: 'x', device: '' },
        asking(),
      );
      expect(signedIn.ok, email).toBe(true);
    }
    const over = await post(joinRoute, { token, ...given });
    const never = await post(joinRoute, { token: 'x'.repeat(43), ...given });
    expect([over.status, never.status]).toEqual([404, 404]);
  });

  test('with a passkey needs no passphrase and no second step, and ends the invitation', async () => {
    const invited = async (email: string) => {
      await post(invite, { email, role: 'registrar' }, { cookie: manager });
      return key().token('invitation', await idOf('invitation'));
    };
    const challengeFor = async (token: string) => {
      const { status, body } = await post(joinOptions, { token });
      expect(status).toBe(200);
      return z.object({ challenge: z.string() }).parse(body).challenge;
    };
    const name = { givenName: 'Ada', familyName: 'Newkey' };
    const token = await invited('ada.newkey@lakeside.example');
    const other = await invited('otto.newkey@lakeside.example');
    const device = new TestDevice();
    const asked = await challengeFor(token);
    expect(
      await post(joinByPasskey, { token: other, ...name, response: device.register(asked) }),
      'asked for with another invitation',
    ).toMatchObject({ status: 422, body: { fields: [{ key: 'passkey' }] } });
    expect(
      await post(joinByPasskey, { token, ...name, givenName: ' ', response: device.register(asked) }),
    ).toMatchObject({ status: 422, body: { fields: [{ key: 'givenName' }] } });
    const response = device.register(asked);
    const both = await Promise.all([
      post(joinByPasskey, { token, ...name, response }),
      post(joinByPasskey, { token, ...name, response }),
    ]);
    expect(both.map(({ status }) => status === 200).toSorted()).toEqual([false, true]);
    const { challenge } = await portal.database.asNobody((tx) => proofOptions(tx, null, new Date()));
    expect(
      await signInWithPasskey(
        portal.database,
        { response: device.prove(challenge), email: undefined, from: 'x', device: '' },
        asking(),
      ),
    ).toMatchObject({ ok: true });
    const { rows } = await portal.superuser.query(
      'SELECT a.passphrase_hash, m.role FROM account a JOIN membership m ON m.account_id = a.id WHERE a.email = $1',
      ['ada.newkey@lakeside.example'],
    );
    expect(rows).toEqual([{ passphrase_hash: null, role: 'registrar' }]);
    for (const [handler, body] of [
      [joinOptions, { token }],
      [joinByPasskey, { token, ...name, response }],
      [joinRoute, { token, ...given }],
    ] as const)
      expect((await post(handler, body)).status, handler.operation.path).toBe(404);
  });

  test('refuses an address that has a role already, in words', async () => {
    await post(invite, { email: emailOf('registrarB'), role: 'registrar' }, { cookie: manager });
    const token = key().token('invitation', await idOf('invitation'));
    expect(await post(joinRoute, { token, ...given })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', detail: expect.stringContaining('an account has one role') },
    });
    expect((await post(joinOptions, { token })).status).toBe(409);
  });
});

describe('lost factors', () => {
  test('are asked about with one answer for every address, in one time, and not without end', async () => {
    const times: number[] = [];
    for (const email of [emailOf('registrarA'), 'nobody@nowhere.example']) {
      const began = performance.now();
      expect(await post(ask, { email })).toEqual({ status: 200, body: { asked: true } });
      times.push(performance.now() - began);
    }
    for (const time of times) expect(time).toBeGreaterThan(590);
    for (const email of [emailOf('registrarA'), 'nobody@nowhere.example']) {
      const statuses: number[] = [];
      for (let time = 0; time < 6; time += 1) statuses.push((await post(ask, { email })).status);
      expect(statuses.at(-1), email).toBe(429);
    }
  });

  test('the link of two people takes a new passphrase, and the old one fits no more', async () => {
    const id = await idOf('recovery_request');
    const token = key().token('recovery', id);
    const passphrase = 'harbor violin cactus seven';
    expect((await post(recover, { token, passphrase })).status).toBe(404);
    const note = 'She stands here beside me.';
    expect(await post(approve, { note, version: 1 }, { cookie: administrator, id })).toMatchObject({
      body: { linkSent: false },
    });
    expect((await post(recover, { token, passphrase })).status).toBe(404);
    expect(await post(approve, { note, version: 2 }, { cookie: manager, id })).toMatchObject({
      body: { linkSent: true },
    });
    expect(await post(recover, { token, passphrase })).toEqual({
      status: 200,
      body: { email: emailOf('registrarA') },
    });
    const tries = await Promise.all(
      [testPassphrase, passphrase].map((typed) =>
        signIn(
          portal.database,
          { email: emailOf('registrarA'), passphrase: typed, from: 'x', device: '' },
          asking(),
        ),
      ),
    );
    expect(tries.map(({ ok }) => ok)).toEqual([false, true]);
    expect((await post(recover, { token, passphrase })).status).toBe(404);
  });
});
