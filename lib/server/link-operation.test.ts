import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST as send } from '@/app/api/cases/[id]/links/[form]/route';
import { POST as register } from '@/app/api/cases/route';
import { GET as document } from '@/app/api/links/[linkId]/document.pdf/route';
import { PUT as save } from '@/app/api/links/[linkId]/draft/route';
import { POST as leave } from '@/app/api/links/[linkId]/leave/route';
import { POST as submit } from '@/app/api/links/[linkId]/submit/route';
import { POST as code } from '@/app/api/links/code/route';
import { fundFacility } from '@/lib/db/fund-facility';
import { facilities } from '@/lib/db/test-world';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { seeded } from '@/lib/domain/forms/seeded';
import { mbiFromNumber } from '@/lib/domain/identifiers/mbi';
import { addDays } from '@/lib/domain/schedule/day';
import { dayIn } from '@/lib/domain/schedule/zone';
import { RegistryKey } from '@/lib/keys/registry-key';
import { currentProtocol } from '@/lib/protocols';
import { settings } from '@/lib/server/env';
import type { Handler } from '@/lib/server/http/operation';
import { cookieOf, type TestPortal, testAddress, testPortal } from '@/lib/server/test-portal';
import { linkCode } from '@/lib/usecases/link-secrets';

let portal: TestPortal;
let linkId: string;
let right: string;
let token: string;
const npi = '1679051288';
const today = dayIn('America/Chicago', new Date());

async function ask(
  handler: Handler,
  asked: { readonly params?: Record<string, string>; readonly body?: unknown; readonly cookie?: string },
) {
  const response = await handler(
    new Request(`${testAddress}/api`, {
      method: handler.operation.method,
      headers: {
        origin: testAddress,
        'idempotency-key': uuid(),
        'x-forwarded-for': '192.0.2.7',
        ...(asked.cookie !== undefined && { cookie: asked.cookie }),
        ...(asked.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
    }),
    { params: Promise.resolve(asked.params ?? {}) },
  );
  return {
    status: response.status,
    cookie: response.headers.get('set-cookie') ?? '',
    text: await response.text(),
  };
}

/** The cookie of a link, as a browser sends it back. */
async function entered(): Promise<string> {
  const { status, cookie } = await ask(code, { body: { token, linkCode: right } });
  expect(status).toBe(200);
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  return cookie.split(';')[0] ?? '';
}

beforeAll(async () => {
  portal = await testPortal();
  await portal.superuser.query(
    "UPDATE facility SET approved_on = '2025-01-01', agreement_from_on = '2025-01-01', version = version + 1",
  );
  await fundFacility(portal.superuser, facilities.A);
  // The cases of the test world have numbers of their own.
  await portal.superuser.query('UPDATE case_counter SET running = 500');
  const registrar = await cookieOf('registrarA');
  const answers = sampleAnswers(currentProtocol.forms.registration, {}, today, seeded(3), {
    familyName: 'Marsh',
    givenName: 'Leland',
    mbi: mbiFromNumber(77),
    payer: 'ORIGINAL',
    physician: { npi, familyName: 'Iyer', givenName: 'Asha' },
    tracer: 'FDG',
    reason: 'RS',
    site: 'PANCREAS',
    scheduledOn: addDays(today, 7),
  });
  const opened = await ask(register, { body: { answers }, cookie: registrar });
  expect(opened.status, opened.text).toBe(201);
  const caseId = String(JSON.parse(opened.text).id);
  const sent = await ask(send, {
    params: { id: caseId, form: 'pre-pet' },
    body: { email: 'office@practice.example' },
    cookie: registrar,
  });
  expect(sent.status, sent.text).toBe(201);
  linkId = String(JSON.parse(sent.text).linkId);
  const key = new RegistryKey(settings().key);
  token = key.token('form link', linkId);
  right = linkCode(key, { facilityId: facilities.A, caseId, form: 'pre-pet', codeVersion: 1 });
}, 60_000);
afterAll(() => portal.close());

const draft = { answers: { treating: 'yes' }, baseVersion: 0, clientId: uuid(), clientSeq: 1 };

describe('the operations of a link', () => {
  test('answer the same to an unknown token, a wrong code and what was never a token', async () => {
    const wrong = 'AAAAAAAA';
    const answers = [
      await ask(code, { body: { token, linkCode: wrong } }),
      await ask(code, { body: { token: 'A'.repeat(43), linkCode: wrong } }),
      await ask(code, { body: { token: 'x', linkCode: wrong } }),
    ];
    const said = answers.map(({ status, cookie, text }) => [status, cookie, JSON.parse(text).detail]);
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(said[0]?.[0]).toBe(403);
  });

  test('say at the field what cannot be a code', async () => {
    const { status, text } = await ask(code, { body: { token, linkCode: 'test@example.com' } });
    expect(status).toBe(422);
    expect(JSON.parse(text).fields).toMatchObject([{ key: 'linkCode' }]);
  });

  test('are for its own cookie alone: no account’s session, no other link’s cookie', async () => {
    const cookie = await entered();
    const other = uuid();
    for (const [given, id] of [
      [await cookieOf('administrator'), linkId],
      [cookie, other],
      [cookie.replaceAll(linkId, other), other],
      [`${cookie}x`, linkId],
    ] as const) {
      expect(await ask(save, { params: { linkId: id }, body: draft, cookie: given })).toMatchObject({
        status: 401,
      });
    }
  });

  test('end after fifteen minutes of quiet, and when the holder closes the form', async () => {
    const cookie = await entered();
    const params = { linkId };
    expect(await ask(save, { params, body: draft, cookie })).toMatchObject({ status: 200 });
    await portal.superuser.query(
      "UPDATE link_session SET last_seen_at = now() - interval '14 minutes 50 seconds'",
    );
    expect(await ask(save, { params, body: { ...draft, clientSeq: 2 }, cookie })).toMatchObject({
      status: 200,
    });
    await portal.superuser.query("UPDATE link_session SET last_seen_at = now() - interval '15 minutes'");
    expect(await ask(save, { params, body: { ...draft, clientSeq: 3 }, cookie })).toMatchObject({
      status: 401,
    });
    const again = await entered();
    expect(await ask(leave, { params, cookie: again })).toMatchObject({ status: 200 });
    expect(await ask(save, { params, body: { ...draft, clientSeq: 4 }, cookie: again })).toMatchObject({
      status: 401,
    });
  });

  test('sign with name, NPI and code, once for a key, and then show the receipt and its copy', async () => {
    const cookie = await entered();
    const answers = sampleAnswers(
      currentProtocol.forms['pre-pet'],
      { tracer: 'FDG', registeredReason: 'RS', registeredSite: 'PANCREAS' },
      today,
      seeded(5),
      { reason: 'RS', site: 'PANCREAS' },
    );
    const sign = (own: object) =>
      ask(submit, {
        params: { linkId },
        cookie,
        body: { answers, signature: { name: 'Asha Iyer', npi, linkCode: right, ...own } },
      });
    expect(await ask(document, { params: { linkId }, cookie })).toMatchObject({ status: 404 });
    expect(await sign({ linkCode: 'AAAAAAAA' })).toMatchObject({ status: 403 });
    expect(await sign({ npi: '1234567893' })).toMatchObject({ status: 422 });
    const done = await sign({});
    expect(done.status, done.text).toBe(201);
    expect(JSON.parse(done.text)).toMatchObject({ receipt: expect.stringMatching(/^R-/) });
    const copy = await ask(document, { params: { linkId }, cookie });
    expect(copy.status).toBe(200);
    expect(copy.text.slice(0, 5)).toBe('%PDF-');
    expect(await ask(save, { params: { linkId }, body: draft, cookie })).toMatchObject({ status: 409 });
    const late = await ask(code, { body: { token, linkCode: right } });
    expect([late.status, JSON.parse(late.text).detail]).toEqual([
      410,
      expect.stringContaining('You signed this form'),
    ]);
  });
});
