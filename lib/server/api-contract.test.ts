import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { v4 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from '@/app/api/_shapes/operations';
import { GET as openApi } from '@/app/api/openapi.json/route';
import { readBack } from '@/lib/documents/pdf/read-back';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import type { Day } from '@/lib/domain/schedule/day';
import { dayIn } from '@/lib/domain/schedule/zone';
import { currentProtocol } from '@/lib/protocols';
import { portalDatabase } from '@/lib/server/database';
import type { Handler } from '@/lib/server/http/operation';
import { problemDetails, problemsOf } from '@/lib/server/openapi';
import { hashPassphrase } from '@/lib/server/passphrase';
import { openSession } from '@/lib/server/session/session-row';
import {
  cookieOfSecret,
  full,
  setTestEnvironment,
  testAddress,
  testPassphrase,
} from '@/lib/server/test-portal';
import { pdf } from '@/lib/usecases/test-pdf';
import {
  type PersonName,
  personNames,
  sato,
  type TestWorld,
  testWorld,
  zone,
} from '@/lib/usecases/test-world';

let world: TestWorld;
let today: Day;
const cookies = new Map<PersonName, string>();
beforeAll(async () => {
  world = await testWorld();
  setTestEnvironment(world.base.appUrl);
  await world.rows('UPDATE account SET passphrase_hash = $1, version = version + 1', [
    await hashPassphrase(testPassphrase),
  ]);
  for (const name of personNames) {
    cookies.set(
      name,
      await cookieOfSecret(
        await openSession(portalDatabase(), world.actors[name].accountId, new Date(), full),
      ),
    );
  }
  today = dayIn(zone, new Date());
});
afterAll(async () => {
  await portalDatabase().close();
  await world.close();
});

interface Asked {
  readonly as?: PersonName | null;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

const jsonOf = z.record(z.string(), z.unknown());

/** Asks a handler as Next would, and holds the answer against the document. */
async function ask(
  handler: Handler,
  { as = 'registrar', params = {}, query = '', json, body, headers = {} }: Asked = {},
) {
  const { operation } = handler;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const cookie = as === null ? undefined : cookies.get(as);
  const request = new Request(`${testAddress}${path}${query}`, {
    method: operation.method,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(operation.isIdempotent ? { 'idempotency-key': uuid() } : {}),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const type = response.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await response.arrayBuffer());
  const told = type.includes('json') ? jsonOf.parse(JSON.parse(new TextDecoder().decode(bytes))) : {};
  await holdAgainstDocument(operation, response.status, type, told);
  return { status: response.status, headers: response.headers, body: told, bytes };
}

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.record(
          z.string(),
          z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }),
        ),
      }),
    ),
  ),
});
let document: z.output<typeof documentSchema> | undefined;

async function holdAgainstDocument(
  operation: Handler['operation'],
  status: number,
  type: string,
  told: unknown,
) {
  const mediaType = type.split(';')[0] ?? '';
  if (status >= 400) {
    expect(mediaType).toBe('application/problem+json');
    const { code } = problemDetails.loose().parse(told);
    expect([...problemsOf(operation), 'method-not-allowed']).toContain(code);
    return;
  }
  if (!document) {
    const answered = await openApi(new Request(`${testAddress}/api/openapi.json`), {
      params: Promise.resolve({}),
    });
    document = documentSchema.parse(await answered.json());
  }
  const response =
    document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses[String(status)];
  const content = response?.content[mediaType];
  if (!content)
    throw new Error(`${operation.method} ${operation.path}: ${status} ${mediaType} is not in the document`);
  if (mediaType === 'application/json') {
    const schema = z.fromJSONSchema(jsonOf.parse(content.schema));
    const read = schema.safeParse(told);
    if (!read.success)
      throw new Error(`${operation.method} ${operation.path}: ${JSON.stringify(read.error.issues)}`);
  }
}

function handler(method: string, path: string): Handler {
  const found = operations.find(({ operation }) => operation.method === method && operation.path === path);
  if (!found) throw new Error(`${method} ${path}`);
  return found;
}
const register = handler('POST', '/api/cases');
const look = handler('GET', '/api/cases/{id}');
const search = handler('POST', '/api/cases/search');
const check = handler('POST', '/api/cases/check');
const saveDraft = handler('PUT', '/api/cases/{id}/forms/{form}/draft');
const readDraft = handler('GET', '/api/cases/{id}/forms/{form}/draft');
const submit = handler('POST', '/api/cases/{id}/forms/{form}/submit');
const report = handler('POST', '/api/cases/{id}/report');
const attach = handler('POST', '/api/cases/{id}/attachments');
const attachment = handler('GET', '/api/cases/{id}/attachments/{attachmentId}');
const printed = handler('GET', '/api/cases/{id}/entries/{entryId}/document.pdf');
const claim = handler('GET', '/api/cases/{id}/claim-support.pdf');
const bill = handler('POST', '/api/cases/{id}/billed');
const separate = handler('POST', '/api/cases/{id}/separate');
const coverage = handler('GET', '/api/coverage');
const live = handler('GET', '/livez');
const ready = handler('GET', '/readyz');
const health = handler('GET', '/api/health');
const session = handler('GET', '/api/session');

function draw(
  form: keyof typeof currentProtocol.forms,
  given: Readonly<Record<string, unknown>>,
  fixed: Readonly<Record<string, unknown>>,
) {
  return sampleAnswers(currentProtocol.forms[form], given, today, world.random, fixed);
}

async function newCase(
  own: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: string; readonly number: string }> {
  const answers = world.registration(today, { scheduledOn: today, ...own });
  const done = await ask(register, { json: { answers } });
  expect(done.status).toBe(201);
  return z.object({ id: z.string(), number: z.string() }).parse(done.body);
}

function upload(bytes: Uint8Array, fileName = 'report.pdf'): FormData {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], fileName, { type: 'application/pdf' }));
  return form;
}

const signature = { name: 'Asha Iyer', meaning: 'These are my answers.' };

test('the whole way of a case, each answer as the document says', async () => {
  expect((await ask(live, { as: null })).body).toEqual({ status: 'ok' });
  expect((await ask(ready, { as: null })).body).toEqual({ status: 'ready' });
  expect((await ask(health, { as: null })).body).toEqual({ status: 'ok', mode: 'demo' });
  expect((await ask(session)).body).toMatchObject({ name: 'Dana Reyes', role: 'registrar' });

  const draftId = uuid();
  const answers = world.registration(today, {
    scheduledOn: today,
    familyName: 'O’Connor',
    givenName: 'Łukasz',
  });
  const page = { baseVersion: 0, clientId: uuid(), clientSeq: 1 };
  const typing = { id: draftId, form: 'registration' };
  expect(
    (await ask(saveDraft, { params: typing, json: { ...page, answers: { familyName: 'O’C' } } })).body,
  ).toMatchObject({ version: 1 });
  expect((await ask(readDraft, { params: typing })).body).toMatchObject({
    version: 1,
    answers: { familyName: 'O’C' },
    savedBy: 'Dana Reyes',
  });
  expect((await ask(check, { json: { answers } })).body).toMatchObject({
    coverage: { answer: 'registry' },
    duplicates: [],
  });
  const registered = await ask(register, { json: { draftId, answers } });
  expect(registered.status).toBe(201);
  const caseId = String(registered.body.id);
  expect((await ask(register, { json: { answers } })).body).toMatchObject({
    code: 'likely-duplicate',
    duplicates: [{ caseId }],
  });
  const params = { id: caseId };
  expect((await ask(look, { params })).body).toMatchObject({
    state: 'awaitingPrePet',
    verdict: { outcome: 'cannotTell' },
  });
  expect((await ask(claim, { params })).body).toMatchObject({ code: 'not-eligible', status: 409 });

  const prePet = draw(
    'pre-pet',
    { tracer: 'FDG', registeredReason: 'RS', registeredSite: 'PANCREAS', registeredFollowUp: 'NONE' },
    { reason: 'RS', site: 'PANCREAS' },
  );
  const sign = (form: string, own: Readonly<Record<string, unknown>>) =>
    ask(submit, { as: 'physician', params: { id: caseId, form }, json: own });
  const proved = (at: Date) =>
    world.rows('UPDATE auth_session SET proved_at = $2 WHERE account_id = $1', [
      world.actors.physician.accountId,
      at,
    ]);
  await proved(new Date(Date.now() - 6 * 60_000));
  expect((await sign('pre-pet', { answers: prePet, signature })).body).toMatchObject({
    code: 'proof-needed',
  });
  await proved(new Date());
  const signed = await sign('pre-pet', { answers: prePet, signature });
  expect(signed).toMatchObject({ status: 201, body: { revision: 1, verdictOutcome: 'cannotTell' } });
  expect((await sign('pre-pet', { answers: prePet, signature })).body).toMatchObject({
    code: 'already-submitted',
    status: 409,
  });

  const completion = draw(
    'completion',
    { tracer: 'FDG', registeredOn: today, scheduledOn: today },
    { performed: 'yes', scanOn: today, interpretingPhysician: sato, consentAskedOn: today },
  );
  expect(
    (await ask(submit, { params: { id: caseId, form: 'completion' }, json: { answers: completion } })).status,
  ).toBe(201);
  const sent = await ask(report, { params, body: upload(pdf()) });
  expect(sent).toMatchObject({ status: 201, body: { fileName: 'report.pdf' } });
  const file = await ask(attachment, { params: { id: caseId, attachmentId: String(sent.body.id) } });
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="report.pdf"/);
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(file.bytes).equals(Buffer.from(pdf()))).toBe(true);
  const checklist = draw('report', { tracer: 'FDG' }, { reportText: null });
  expect(
    (await ask(submit, { params: { id: caseId, form: 'report' }, json: { answers: checklist } })).status,
  ).toBe(201);
  const postPet = draw('post-pet', { tracer: 'FDG', reason: 'RS' }, {});
  expect((await sign('post-pet', { answers: postPet, signature })).body).toMatchObject({
    verdictOutcome: 'met',
  });

  const support = await ask(claim, { params });
  expect(support.status).toBe(200);
  expect((await readBack(support.bytes)).pages.join('\n')).toContain(String(registered.body.number));
  const document = await ask(printed, {
    as: 'physician',
    params: { id: caseId, entryId: String(signed.body.entryId) },
  });
  expect((await readBack(document.bytes)).pages.join('\n')).toContain(String(signed.body.receipt));
  const list = await ask(search, { json: { tab: 'readyToBill', search: 'oconnor' } });
  expect(list.body).toMatchObject({ rows: [], next: null });
  expect((await ask(search, { json: { tab: 'readyToBill', search: 'O’Con' } })).body).toMatchObject({
    rows: [{ id: caseId }],
  });
  expect((await ask(bill, { params, json: {} })).body).toEqual({ state: 'billed' });
  expect((await ask(bill, { params, json: {} })).body).toMatchObject({ code: 'wrong-state' });
}, 60_000);

describe('coverage, for everybody', () => {
  test('lists its options, and answers with the rule and its source', async () => {
    const options = await ask(coverage, { as: null });
    expect(options.body).toMatchObject({ tracers: [{ code: 'FDG' }, { code: 'NAF' }] });
    const asked = (query: string) => ask(coverage, { as: null, query });
    const on = today;
    expect((await asked(`?site=PANCREAS&reason=RS&tracer=FDG&on=${on}`)).body).toMatchObject({
      answer: 'registry',
      modifiers: ['PS', 'Q0'],
    });
    expect((await asked(`?site=CERVIX&reason=IS&tracer=FDG&on=${on}`)).body).toMatchObject({
      answer: 'askFollowUp',
      followUp: { parameter: 'followUp', options: ['yes', 'no'], ask: expect.any(String) },
    });
    expect((await asked(`?site=CERVIX&reason=IS&tracer=FDG&on=${on}&followUp=yes`)).body).toMatchObject({
      answer: 'covered',
    });
    expect((await asked(`?site=PROSTATE&reason=IS&tracer=FDG&on=${on}`)).body).toMatchObject({
      answer: 'notCovered',
      modifiers: [],
    });
  });

  test.each([
    ['?site=NOWHERE', ['site', 'tracer', 'reason', 'on']],
    ['?site=PANCREAS&reason=NAF_IS&tracer=FDG&on=2026-11-20', ['reason']],
    ['?site=PANCREAS&reason=RS&tracer=FDG&on=2026-02-30', ['on']],
    ['?site=PANCREAS&reason=RS&tracer=FDG&on=2026-11-20&followUp=maybe', ['followUp']],
    ['?site=PANCREAS&site=LIVER', ['site']],
    ['?surprise=1', ['surprise']],
  ])('%s names each field', async (query, keys) => {
    const { status, body } = await ask(coverage, { as: null, query });
    expect(status).toBe(400);
    const { fields = [] } = problemDetails.loose().parse(body);
    expect([...new Set(fields.map(({ key }) => key))].toSorted()).toEqual(keys.toSorted());
    expect(fields.every(({ says }) => says.length > 10)).toBe(true);
  });
});

describe('who may not', () => {
  const ofACase = operations.filter(({ operation }) => operation.path.includes('{id}'));

  test('nobody signed in sees nothing', async () => {
    for (const one of operations.filter(({ operation }) => !operation.isPublic)) {
      const names = [...one.operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const params = Object.fromEntries(names.map((name) => [name, name === 'form' ? 'pre-pet' : uuid()]));
      const { status, body } = await ask(one, { as: null, params });
      expect([one.operation.path, status, body.code]).toEqual([one.operation.path, 401, 'not-signed-in']);
    }
  });

  test('another facility’s case looks like none, at every address', async () => {
    const { id } = await newCase();
    const bodies: Readonly<Record<string, Asked>> = {
      'PUT /api/cases/{id}/forms/{form}/draft': {
        json: { answers: {}, baseVersion: 0, clientId: uuid(), clientSeq: 1 },
      },
      'POST /api/cases/{id}/forms/{form}/submit': { json: { answers: {}, signature } },
      'POST /api/cases/{id}/report': { body: upload(pdf()) },
      'POST /api/cases/{id}/attachments': { body: upload(pdf()), query: '?kind=paperForm' },
      'POST /api/cases/{id}/separate': { json: { otherCaseId: uuid() } },
      'POST /api/facilities/{id}/deposits': { json: { amount: '1', reference: 'Check' } },
      'POST /api/facilities/{id}/entries/{seq}/reverse': { json: { reason: 'Wrong' } },
      'POST /api/facilities/{id}/minimum-balance': { json: { amount: '1' } },
      'POST /api/applications/{id}/payment': { json: { fee: 'x', deposit: '1', reference: 'x' } },
      'POST /api/applications/{id}/ask': { json: { question: 'x' } },
      'POST /api/applications/{id}/refuse': { json: { reason: 'x' } },
      'POST /api/applications/{id}/approve': { json: { timeZone: 'x', agreementUntil: '' } },
    };
    for (const one of ofACase) {
      for (const as of ['harborRegistrar', 'physician2'] as const) {
        const name = `${one.operation.method} ${one.operation.path}`;
        const tell = async (caseId: string) => {
          const { status, body } = await ask(one, {
            ...bodies[name],
            as,
            params: {
              id: caseId,
              form: 'pre-pet',
              entryId: uuid(),
              attachmentId: uuid(),
              seq: '1',
              month: '2026-03',
            },
          });
          return { name, as, status, ...body, requestId: '' };
        };
        const foreign = await tell(id);
        expect(foreign).toMatchObject({ status: 404, code: 'not-found' });
        expect(await tell(uuid())).toEqual(foreign);
        expect(await tell('no-id-at-all')).toEqual(foreign);
      }
    }
  }, 60_000);
});

describe('bad input', () => {
  const typed = async (json: unknown, form = 'pre-pet') => {
    const { id } = await newCase();
    return ask(saveDraft, { as: 'physician', params: { id, form }, json });
  };
  const page = { baseVersion: 0, clientId: uuid(), clientSeq: 1 };

  test.each([
    [
      'a body that is no JSON',
      { body: '{', headers: { 'content-type': 'application/json' } },
      400,
      'malformed',
    ],
    ['no body', {}, 415, 'media-type'],
    [
      'another media type',
      { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'media-type',
    ],
    ['a list', { json: [] }, 400, 'malformed'],
    ['an unknown field', { json: { answers: {}, surprise: 1 } }, 400, 'malformed'],
    ['no key', { json: { answers: {} }, headers: { 'idempotency-key': '' } }, 400, 'key-missing'],
    ['a body over its limit', { json: { answers: { text: 'x'.repeat(1_100_000) } } }, 413, 'too-large'],
    [
      'another site’s page',
      { json: { answers: {} }, headers: { origin: 'https://evil.example' } },
      403,
      'foreign-origin',
    ],
    ['an array for a text', { json: { answers: { familyName: ['x'] } } }, 422, 'answers'],
  ])('%s', async (_, asked, status, code) => {
    expect(await ask(register, asked)).toMatchObject({ status, body: { code } });
  });

  test.each([
    ['NUL', { text: 'a\u0000b' }],
    ['half a surrogate pair', { text: 'a\ud800b' }],
    ['NUL in a name', { 'a\u0000b': 1 }],
  ])('a draft with %s is refused with its field, and loses nothing', async (_, answers) => {
    const { id } = await newCase();
    const params = { id, form: 'pre-pet' };
    await ask(saveDraft, { as: 'physician', params, json: { ...page, answers: { text: 'kept' } } });
    const refused = await ask(saveDraft, {
      as: 'physician',
      params,
      json: { ...page, clientSeq: 2, answers },
    });
    expect(refused).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect((await ask(readDraft, { as: 'physician', params })).body).toMatchObject({
      answers: { text: 'kept' },
    });
  });

  test('a draft nested without end, too large, or of no page', async () => {
    const { id } = await newCase();
    const nested = `{"baseVersion":0,"clientId":"${uuid()}","clientSeq":1,"answers":{"a":${'['.repeat(90_000)}${']'.repeat(90_000)}}}`;
    const asked = {
      params: { id, form: 'pre-pet' },
      body: nested,
      headers: { 'content-type': 'application/json' },
    };
    expect(await ask(saveDraft, { as: 'physician', ...asked })).toMatchObject({ status: 400 });
    expect(await typed({ ...page, answers: { text: 'x'.repeat(250_000) } })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
    expect(await typed({ ...page, clientId: 'me', answers: {} })).toMatchObject({ status: 400 });
    expect(await typed({ ...page, baseVersion: 1e300, answers: {} })).toMatchObject({ status: 400 });
    expect(await typed({ ...page, answers: {} }, 'no-such-form')).toMatchObject({ status: 404 });
  });

  test('a file of 12 MB, one that is no PDF, an encrypted one, two files, none', async () => {
    const { id } = await newCase();
    const params = { id };
    const sent = (bytes: Uint8Array) => ask(report, { params, body: upload(bytes) });
    expect(await sent(new Uint8Array(12_000_000))).toMatchObject({
      status: 413,
      body: { code: 'too-large', limit: 10 * 1024 * 1024 },
    });
    expect(await sent(Buffer.from('hello'))).toMatchObject({
      status: 422,
      body: { code: 'file-refused', detail: expect.stringMatching(/not a PDF/) },
    });
    expect(await sent(pdf('/Encrypt 3 0 R'))).toMatchObject({
      status: 422,
      body: { detail: expect.stringMatching(/password/) },
    });
    const two = upload(pdf());
    two.append('file', new File(['x'], 'second.pdf'));
    expect(await ask(report, { params, body: two })).toMatchObject({
      status: 400,
      body: { code: 'malformed' },
    });
    expect(await ask(report, { params, body: new FormData() })).toMatchObject({
      status: 400,
      body: { fields: [{ key: 'file' }] },
    });
    expect(await ask(report, { params, json: {} })).toMatchObject({ status: 415 });
    expect(
      await ask(report, {
        params,
        body: new Uint8Array(pdf()),
        headers: { 'content-type': 'application/pdf' },
      }),
    ).toMatchObject({ status: 201 });
    expect(await ask(attach, { params, body: upload(pdf()), query: '?kind=other' })).toMatchObject({
      status: 400,
    });
    expect(
      await ask(attach, { params, body: upload(pdf(), 'page.pdf'), query: '?kind=paperForm' }),
    ).toMatchObject({ status: 201 });
  });

  test('a search that is none of ours', async () => {
    for (const json of [
      { tab: 'mine' },
      { sort: { $gt: '' } },
      { search: ['x'] },
      { after: 'x' },
      { scanFrom: '2026-02-30' },
      { facilityId: '1' },
    ]) {
      expect(await ask(search, { json })).toMatchObject({ status: 400, body: { code: 'malformed' } });
    }
  });

  test('a confirmation of what is not there', async () => {
    const { id } = await newCase();
    expect(await ask(separate, { params: { id }, json: { otherCaseId: uuid() } })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state' },
    });
  });
});

test('fifty parallel submissions with one key are one entry and fifty equal answers', async () => {
  const { id } = await newCase();
  const answers = draw(
    'pre-pet',
    { tracer: 'FDG', registeredReason: 'RS', registeredSite: 'PANCREAS', registeredFollowUp: 'NONE' },
    { reason: 'RS', site: 'PANCREAS' },
  );
  const key = uuid();
  const all = await Promise.all(
    Array.from({ length: 50 }, () =>
      ask(submit, {
        as: 'physician',
        params: { id, form: 'pre-pet' },
        json: { answers, signature },
        headers: { 'idempotency-key': key },
      }),
    ),
  );
  expect(
    new Set(all.map(({ status, bytes }) => `${status} ${Buffer.from(bytes).toString('utf8')}`)).size,
  ).toBe(1);
  expect(all[0]?.status).toBe(201);
  expect(await world.count('entry', "case_id = $1 AND form_id = 'pre-pet'", [id])).toBe(1);
}, 60_000);

describe('the document and the route files', () => {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
  const root = join(process.cwd(), 'app');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .filter((file) => !file.includes('[...'));

  test('name the same operations', async () => {
    const found: string[] = [];
    for (const file of files) {
      const module: Readonly<Record<string, unknown>> = await import(join(root, file));
      for (const method of methods) {
        const exported = module[method];
        if (typeof exported === 'function' && 'operation' in exported)
          found.push(
            `${method} /${relative('.', file)
              .replace(/\/route\.ts$/, '')
              .replaceAll(/\[(\w+)\]/g, '{$1}')}`,
          );
      }
    }
    const declared = [...operations, openApi].map(({ operation }) => `${operation.method} ${operation.path}`);
    expect(found.toSorted()).toEqual(declared.toSorted());
  });

  test('each refuses the methods it does not have, and says which it has', async () => {
    for (const file of files) {
      const module: Readonly<Record<string, unknown>> = await import(join(root, file));
      const own = methods.filter((method) => {
        const exported = module[method];
        return typeof exported === 'function' && 'operation' in exported;
      });
      for (const method of methods.filter((one) => !own.includes(one))) {
        const refuse = module[method];
        if (typeof refuse !== 'function') throw new Error(`${file} leaves ${method} to the framework`);
        const answer: unknown = await Reflect.apply(refuse, undefined, []);
        if (!(answer instanceof Response)) throw new Error(`${file} ${method}`);
        expect(answer.status).toBe(405);
        expect(answer.headers.get('allow')).toBe(own.join(', '));
        expect(problemDetails.loose().parse(await answer.json())).toMatchObject({
          code: 'method-not-allowed',
        });
      }
    }
  });

  test('the forms are described by their own questions', async () => {
    const answered = await openApi(new Request(`${testAddress}/api/openapi.json`), {
      params: Promise.resolve({}),
    });
    const text = await answered.text();
    for (const words of [
      'Intended management if PET were not available',
      'Medicare Beneficiary Identifier (MBI)',
      'Administered activity (mCi)',
    ]) {
      expect(text).toContain(words);
    }
  });
});
