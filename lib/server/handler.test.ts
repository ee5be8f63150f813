import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cases, facilities } from '@/lib/db/test-world';
import { fail, ok } from '@/lib/domain/result';
import { defineOperation, definePublicOperation } from '@/lib/server/handler';
import { jsonBody, limits, uploadBody } from '@/lib/server/http/body';
import type { Handler } from '@/lib/server/http/operation';
import { problemDetails } from '@/lib/server/openapi';
import {
  cookieOf,
  cookieOfSecret,
  type TestPortal,
  testAddress,
  testPassphrase,
  testPortal,
} from '@/lib/server/test-portal';

let portal: TestPortal;
let cookie: string;
beforeAll(async () => {
  portal = await testPortal();
  cookie = await cookieOf('registrarA');
});
afterAll(() => portal.close());

/** What the use case was given last; undefined when it was not reached. */
let reached: unknown;
afterEach(() => {
  reached = undefined;
});

const caseAddress = z.strictObject({ id: z.uuid() });

const look = defineOperation({
  method: 'GET',
  path: '/api/cases/{id}',
  summary: 'A case',
  params: caseAddress,
  query: z.strictObject({ part: z.enum(['all', 'head']).optional() }),
  answer: { status: 200, says: 'The case.', schema: z.strictObject({ number: z.string() }) },
  problems: [],
  run: async (ctx, { params }) => {
    reached = params;
    const found = await ctx.db.models.registryCase.findFirst({
      where: { id: params.id },
      select: { number: true },
    });
    return found ? ok(found) : fail({ code: 'not-found' });
  },
});

const typed = z.strictObject({
  answers: z.record(z.string(), z.unknown()),
  version: z.int().min(0).optional(),
  passphrase: z.string().optional(),
});
const save = defineOperation({
  method: 'PUT',
  path: '/api/cases/{id}/forms/{form}/draft',
  summary: 'Save',
  body: jsonBody(typed),
  isIdempotent: true,
  answer: {
    status: 201,
    says: 'Saved.',
    schema: z.strictObject({ key: z.string(), hash: z.string(), provedAt: z.string() }),
  },
  problems: [],
  run: async (ctx, { body, idempotencyKey, bodyHash }) => {
    reached = body;
    return ok({ key: idempotencyKey, hash: bodyHash, provedAt: ctx.actor.provedAt.toISOString() });
  },
});

const attach = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/report',
  summary: 'Attach',
  body: uploadBody(z.strictObject({ note: z.string() })),
  answer: {
    status: 200,
    says: 'Attached.',
    schema: z.strictObject({ name: z.string(), size: z.int(), note: z.string() }),
  },
  problems: ['file-refused'],
  run: async (_ctx, { body }) => {
    reached = body.file.name;
    return ok({ name: body.file.name, size: body.file.bytes.byteLength, note: body.fields.note });
  },
});

async function ask(
  handler: Handler,
  {
    body,
    headers = {},
    params,
    path = '/api/cases/x',
    as = cookie,
    method = handler.operation.method,
  }: {
    body?: BodyInit;
    headers?: Record<string, string>;
    /** As Next hands them over: nothing at all where no part of the address varies. */
    params?: Record<string, string> | undefined;
    path?: string;
    as?: string | null;
    method?: string;
  } = {},
) {
  const request = new Request(`${testAddress}${path}`, {
    method,
    headers: { ...(as === null ? {} : { cookie: as }), ...headers },
    ...(body === undefined ? {} : { body }),
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body: answer };
}

const sendJson = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  as?: string | null,
) =>
  ask(save, {
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k-1', ...headers },
    ...(as === undefined ? {} : { as }),
  });

async function refusals() {
  const { rows } = await portal.superuser.query(
    "SELECT object_id, case_id, actor_name, outcome FROM audit_line WHERE action = 'request.refused' ORDER BY sequence",
  );
  return rows;
}

describe('an operation', () => {
  test('answers from its use case, in a transaction of whoever asks', async () => {
    const answer = await ask(look, { params: { id: cases.A1.id } });
    expect(answer).toMatchObject({ status: 200, body: { number: cases.A1.number } });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('asked for its headers alone takes nothing, and nobody is told to have looked', async () => {
    let drawn = 0;
    const download = defineOperation({
      method: 'GET',
      path: '/api/cases/{id}/file.pdf',
      summary: 'A file',
      params: caseAddress,
      answer: {
        status: 200,
        says: '',
        mediaType: 'application/pdf',
        draw: async () => {
          drawn += 1;
          return ok({ bytes: new Uint8Array([1]), fileName: 'x.pdf' });
        },
      },
      problems: [],
      run: async (ctx, { params }) => {
        const { count } = await ctx.db.models.registryCase.updateMany({
          where: { id: params.id },
          data: { site: 'ELSEWHERE', version: { increment: 1 } },
        });
        return count === 1 ? ok(null) : fail({ code: 'not-found' });
      },
    });
    const siteNow = async () =>
      (await portal.superuser.query('SELECT site FROM registry_case WHERE id = $1', [cases.A1.id])).rows;
    const before = await siteNow();
    const headers = await ask(download, { method: 'HEAD', params: { id: cases.A1.id } });
    expect(headers).toMatchObject({ status: 200, body: undefined });
    expect(headers.headers.get('content-type')).toBe('application/pdf');
    expect(drawn).toBe(0);
    expect(await siteNow()).toEqual(before);
    const told = (await refusals()).length;
    expect(await ask(download, { method: 'HEAD', params: { id: cases.B1.id } })).toMatchObject({
      status: 404,
    });
    expect((await refusals()).length).toBe(told + 1);
  });

  test('answers a foreign case, a missing one and an impossible address alike, and tells the audit', async () => {
    const before = (await refusals()).length;
    const foreign = await ask(look, { params: { id: cases.B1.id } });
    const missing = await ask(look, { params: { id: facilities.A } });
    const impossible = await ask(look, { params: { id: 'x' } });
    const details = problemDetails.parse(foreign.body);
    for (const answer of [foreign, missing, impossible]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      const { requestId } = problemDetails.parse(answer.body);
      expect(answer.headers.get('x-request-id')).toBe(requestId);
      expect(answer.body).toEqual({ ...details, requestId });
    }
    const line = { object_id: 'GET /api/cases/{id}', actor_name: 'registrarA Person', outcome: 'refused' };
    expect((await refusals()).slice(before)).toEqual([
      { ...line, case_id: cases.B1.id },
      { ...line, case_id: facilities.A },
      { ...line, case_id: null },
    ]);
  });

  test('refuses without params too, as Next hands over none where no part of an address varies', async () => {
    const refusing = defineOperation({
      method: 'GET',
      path: '/api/refusing',
      summary: 'Refuses',
      answer: { status: 200, says: '', schema: z.null() },
      problems: [],
      run: async () => fail({ code: 'not-allowed', says: 'No.' }),
    });
    const request = new Request(`${testAddress}/api/refusing`, { headers: { cookie } });
    const response = await refusing(request, { params: Promise.resolve(undefined) });
    expect(response.status).toBe(403);
    expect((await refusals()).at(-1)).toMatchObject({ object_id: 'GET /api/refusing', case_id: null });
  });

  test('undoes what was written before the problem', async () => {
    const failing = defineOperation({
      method: 'POST',
      path: '/api/failing',
      summary: 'Writes and fails',
      answer: { status: 200, says: '', schema: z.null() },
      problems: [],
      run: async (ctx) => {
        await ctx.db.models.physician.create({
          data: { facilityId: facilities.A, npi: '1999999999', familyName: 'New', givenName: 'One' },
        });
        return fail({ code: 'wrong-state', says: 'Not now.' });
      },
    });
    expect(await ask(failing)).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', detail: 'Not now.' },
    });
    const { rows } = await portal.superuser.query("SELECT 1 FROM physician WHERE npi = '1999999999'");
    expect(rows).toEqual([]);
  });

  test('tells nothing of a bug but the request id', async () => {
    const broken = defineOperation({
      method: 'GET',
      path: '/api/broken',
      summary: 'Breaks',
      answer: { status: 200, says: '', schema: z.null() },
      problems: [],
      run: async () => {
        throw new Error('1EG4TE5MK73 of Canary');
      },
    });
    const answer = await ask(broken);
    expect(answer).toMatchObject({ status: 500, body: { code: 'failure', type: '/problems/failure' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/Canary|1EG4/);
  });

  test('does not answer what its document does not say', async () => {
    const untrue = defineOperation({
      method: 'GET',
      path: '/api/untrue',
      summary: 'Says more',
      answer: { status: 200, says: '', schema: z.strictObject({ number: z.string() }) },
      problems: [],
      run: async () => ok({ number: 'x', mbi: '1EG4TE5MK73' }),
    });
    expect(await ask(untrue)).toMatchObject({ status: 500 });
  });
});

describe('who asks', () => {
  test('must be signed in, with a session that is open', async () => {
    const forged = cookie.slice(0, -4) + (cookie.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    const unknown = await cookieOfSecret('nobody gave this out');
    for (const as of [null, 'next-auth.session-token=', forged, unknown, `__Host-${cookie}`]) {
      const answer = await ask(look, { as, params: { id: cases.A1.id } });
      expect(answer).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    }
    expect(reached).toBeUndefined();
  });

  test('is somebody else after 15 minutes: nobody, and the audit says so once', async () => {
    const idle = await cookieOf('managerA', new Date(Date.now() - 15 * 60_000));
    for (const _ of [1, 2])
      expect(await ask(look, { as: idle, params: { id: cases.A1.id } })).toMatchObject({ status: 401 });
    const { rows } = await portal.superuser.query(
      "SELECT actor_name FROM audit_line WHERE action = 'session.expired'",
    );
    expect(rows).toEqual([{ actor_name: 'managerA Person' }]);
  });

  test('from a page of another site is refused before anything is read', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '' },
      { origin: 'not an origin' },
      { origin: `${testAddress}, https://evil.example` },
      { origin: `${testAddress}/` },
      { origin: `${testAddress}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect(await sendJson('{', headers)).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
    }
    expect(reached).toBeUndefined();
    for (const headers of [{ origin: testAddress }, { 'sec-fetch-site': 'same-origin' }, {}]) {
      expect(await sendJson('{"answers":{}}', headers)).toMatchObject({ status: 201 });
    }
    // Nor does another site make a browser fetch a file: that would be written down as a look of its person.
    const fetched = (site: string) =>
      ask(look, { params: { id: cases.A1.id }, headers: { 'sec-fetch-site': site } });
    expect(await fetched('cross-site')).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
    for (const site of ['same-origin', 'same-site', 'none'])
      expect(await fetched(site)).toMatchObject({ status: 200 });
  });
});

describe('a JSON body', () => {
  const malformed = { status: 400, body: { code: 'malformed' } };

  test('that is none, or not as documented, is refused with the place', async () => {
    for (const body of ['', '{', '{"answers":{}', 'null', '[]', '"x"', '{"answers":[]}', '{"answers":"x"}']) {
      expect(await sendJson(body), body).toMatchObject(malformed);
    }
    expect(await sendJson(new Uint8Array([0x7b, 0xff, 0x7d])), 'not UTF-8').toMatchObject(malformed);
    expect(await sendJson('{"answers":{},"version":"1","more":1}')).toMatchObject({
      body: {
        detail: 'The body is not as documented. Look at version, more.',
        fields: [
          { key: 'version', code: 'malformed', says: 'Send a number here.' },
          { key: 'more', says: 'Leave out “more”: it is not part of this.' },
        ],
      },
    });
    expect(reached).toBeUndefined();
  });

  test('with what PostgreSQL cannot hold is refused by question and part', async () => {
    const body = String.raw`{"answers":{"plan":"ab\u0000c","who":{"familyName":"x\ud800"},"list":["ok","\udc00"]}}`;
    expect(await sendJson(body)).toMatchObject({
      status: 400,
      body: {
        fields: [
          {
            key: 'plan',
            says: 'Character 3 of this text is a hidden one that cannot be stored. Delete it and type that part again.',
          },
          { key: 'who', part: 'familyName' },
          { key: 'list' },
        ],
      },
    });
    for (const body of [
      '{"answers":{"a\\u0000":1}}',
      '{"answers":{"__proto__":{"x":1}}}',
      `{"answers":{"a":${'['.repeat(60)}${']'.repeat(60)}}}`,
      `{"answers":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
    ]) {
      expect(await sendJson(body), body.slice(0, 40)).toMatchObject(malformed);
    }
    expect(reached).toBeUndefined();
  });

  test('may hold any other text', async () => {
    const answers = { plan: ' 𝄞 \u0001\ttext\r\n', more: [1, null, true, { deep: ['x'] }] };
    expect(await sendJson(JSON.stringify({ answers }))).toMatchObject({ status: 201 });
    expect(reached).toMatchObject({ answers });
  });

  test('of another type, or larger than fits, is refused', async () => {
    expect(await sendJson('{}', { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
      body: { code: 'media-type', takes: 'application/json' },
    });
    expect(await ask(save, { headers: { 'idempotency-key': 'k' } })).toMatchObject({ status: 415 });
    const large = JSON.stringify({ answers: { plan: 'x'.repeat(limits.json) } });
    expect(await sendJson(large)).toMatchObject({
      status: 413,
      body: { code: 'too-large', limit: limits.json },
    });
    expect(await sendJson('{}', { 'content-length': String(limits.json + 1) })).toMatchObject({
      status: 413,
    });
    expect(
      await sendJson('{"answers":{}}', { 'content-type': 'Application/JSON; charset=utf-8' }),
    ).toMatchObject({ status: 201 });
  });

  test('that never ends is left once it is too large', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const answer = await ask(save, {
      body: endless,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
    });
    expect(answer).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(limits.json + 4 * 65_536);
  });

  test('needs its Idempotency-Key, and has a hash that tells another body from the same', async () => {
    for (const key of [undefined, '', 'a b', 'x'.repeat(256)]) {
      const headers = {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      };
      expect(await ask(save, { body: '{"answers":{}}', headers })).toMatchObject({
        status: 400,
        body: { code: 'key-missing' },
      });
    }
    const hashOf = async (body: string) =>
      z.looseObject({ hash: z.string() }).parse((await sendJson(body)).body).hash;
    const hash = await hashOf('{"answers":{"a":1,"b":2}}');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf('{ "answers": { "b": 2, "a": 1 } }')).toBe(hash);
    expect(await hashOf('{"answers":{"a":1,"b":3}}')).not.toBe(hash);
    expect(
      await hashOf(JSON.stringify({ answers: { a: 1, b: 2 }, passphrase: testPassphrase })),
      'not even a hash of a passphrase is kept',
    ).toBe(hash);
  });
});

describe('a query', () => {
  test('takes what is documented, once', async () => {
    const params = { id: cases.A1.id };
    expect(await ask(look, { params, path: '/api/cases/x?part=all' })).toMatchObject({ status: 200 });
    for (const query of ['part=none', 'other=1', 'part=all&part=head', 'part=%00']) {
      expect(await ask(look, { params, path: `/api/cases/x?${query}` }), query).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      });
    }
  });
});

describe('what asks for a proof', () => {
  const change = defineOperation({
    method: 'POST',
    path: '/api/account/passkeys/options',
    summary: 'Change',
    needsProof: true,
    answer: { status: 200, says: 'Changed.', schema: z.strictObject({ provedAt: z.string() }) },
    problems: ['proof-needed'],
    run: async ({ actor }) => {
      reached = true;
      return ok({ provedAt: actor.provedAt.toISOString() });
    },
  });
  const provedBefore = async (minutes: number) => ({
    as: await cookieOf('physician1', new Date(Date.now() - minutes * 60_000)),
    path: '/api/account/passkeys/options',
  });

  test('is done within five minutes of one, and not after', async () => {
    expect(await ask(change, await provedBefore(4.9))).toMatchObject({ status: 200 });
    reached = undefined;
    expect(await ask(change, await provedBefore(5.1))).toMatchObject({
      status: 403,
      body: { code: 'proof-needed' },
    });
    expect(reached).toBeUndefined();
  });
});

describe('an upload', () => {
  const form = (file: Blob | null, fields: Record<string, string> = { note: 'n' }, name = 'report.pdf') => {
    const body = new FormData();
    if (file) body.set('file', file, name);
    for (const [key, value] of Object.entries(fields)) body.append(key, value);
    return body;
  };

  test('arrives with its name, its bytes and its fields', async () => {
    const answer = await ask(attach, { body: form(new Blob(['%PDF-1.7'])) });
    expect(answer).toMatchObject({ status: 200, body: { name: 'report.pdf', size: 8, note: 'n' } });
    expect(await ask(attach, { body: form(new Blob([new Uint8Array(limits.file)])) })).toMatchObject({
      status: 200,
    });
  });

  test('is refused when it is too large, not a form, or not as documented', async () => {
    const tooLarge = { status: 413, body: { code: 'too-large', limit: limits.file } };
    expect(await ask(attach, { body: form(new Blob([new Uint8Array(limits.file + 1)])) })).toMatchObject(
      tooLarge,
    );
    expect(await ask(attach, { body: form(new Blob([new Uint8Array(12 * 1024 * 1024)])) })).toMatchObject(
      tooLarge,
    );
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
    for (const body of ['', 'x', '--x\r\n', '--x\r\ncontent-disposition: form-data; name="file"']) {
      expect(await ask(attach, { body, headers: multipart }), body).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      });
    }
    expect(await ask(attach, { body: '{}', headers: { 'content-type': 'application/json' } })).toMatchObject({
      status: 415,
    });
    expect(await ask(attach, { body: form(null) })).toMatchObject({
      status: 400,
      body: { fields: [{ key: 'file', code: 'missing' }] },
    });
    expect(await ask(attach, { body: form(new Blob(['x']), { note: 'n', more: '1' }) })).toMatchObject({
      status: 400,
      body: { fields: [{ key: 'more' }] },
    });
    expect(await ask(attach, { body: form(new Blob(['x']), { note: 'a\0' }) })).toMatchObject({
      status: 400,
      body: { fields: [{ key: 'note' }] },
    });
    const twice = form(new Blob(['x']));
    twice.append('file', new Blob(['y']));
    expect(await ask(attach, { body: twice })).toMatchObject({ status: 400 });
    expect(reached).toBeUndefined();
  });
});

describe('a public operation', () => {
  const open = definePublicOperation({
    method: 'GET',
    path: '/api/open',
    summary: 'For everybody',
    limit: { of: 'test', attempts: 3, seconds: 60 },
    answer: { status: 200, says: '', schema: z.strictObject({ cases: z.int() }) },
    problems: [],
    run: async ({ database }) =>
      ok({ cases: await database.asNobody((tx) => tx.models.registryCase.count()) }),
  });

  test('asks for no session, sees no patient, and is limited by network address', async () => {
    const from = (address: string) => ask(open, { as: null, headers: { 'x-forwarded-for': address } });
    for (const _ of [1, 2, 3])
      expect(await from('198.51.100.1, 203.0.113.5')).toMatchObject({ status: 200, body: { cases: 0 } });
    const waiting = await from('198.51.100.2, 203.0.113.5');
    expect(waiting).toMatchObject({ status: 429, body: { code: 'throttled' } });
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await from('203.0.113.6')).toMatchObject({ status: 200 });
  });
});
