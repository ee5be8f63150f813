import { afterAll, beforeAll, expect, test } from 'vitest';
import { authHandler } from '@/lib/server/session/auth-handler';
import { authOptions } from '@/lib/server/session/auth-options';
import { type TestPortal, testAddress, testPortal } from '@/lib/server/test-portal';

// What gets past these checks is next-auth's, which wants a running Next: the browser tests sign in through it.

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const request = new Request(`${testAddress}/api/auth/${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  const response = await authHandler(request, { params: Promise.resolve({ nextauth: path.split('/') }) });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

const signIn = 'callback/credentials';

test('the sign-in takes nothing from another site', async () => {
  expect(await post(signIn, 'x=1', { origin: 'https://evil.example' })).toMatchObject({
    status: 403,
    body: { code: 'foreign-origin' },
  });
});

test('the sign-in is given only what it can read', async () => {
  const json = { 'content-type': 'application/json' };
  for (const body of ['{', '[]', 'null', '"x"', '{"email":{}}', '{"email":["x"]}']) {
    expect(await post(signIn, body, json), body).toMatchObject({ status: 400, body: { code: 'malformed' } });
  }
  expect(await post(signIn, '<x/>', { 'content-type': 'text/xml' })).toMatchObject({ status: 415 });
  expect(await post(signIn, `passphrase=${'x'.repeat(17_000)}`)).toMatchObject({ status: 413 });
});

test.each([
  ['https://evil.example/x', ''],
  ['//evil.example', ''],
  ['/\\evil.example', ''],
  ['javascript:alert(1)', ''],
  [`${testAddress}.evil.example`, ''],
  [`${testAddress}:80.evil.example`, ''],
  ['http://[', ''],
  ['/cases?tab=all', '/cases?tab=all'],
  [`${testAddress}/cases`, '/cases'],
])('the sign-in leads to no other site: %s', async (url, path) => {
  const leads = await authOptions().callbacks?.redirect?.({ url, baseUrl: testAddress });
  expect(leads).toBe(`${testAddress}${path}`);
});

test('nobody writes into our log through next-auth', async () => {
  expect(await post('_log', 'level=error&code=x')).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  });
});
