import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { pageHeaders } from '@/lib/server/page-headers';
import { config, proxy } from '@/proxy';

const policyOf = (headers: ReturnType<typeof pageHeaders>) =>
  new Map(
    headers['content-security-policy'].split('; ').map((line) => {
      const [name = '', ...values] = line.split(' ');
      return [name, values] as const;
    }),
  );

test('no script runs but those with the nonce of this answer', () => {
  const policy = policyOf(pageHeaders({ nonce: 'abc', isSecure: true, isDevelopment: false }));
  expect(policy.get('script-src')).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
  expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
  expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
  expect(policy.get('object-src')).toEqual(["'none'"]);
  expect([...policy.values()].flat().join(' ')).not.toMatch(/unsafe|\*|https?:/);
});

test('https is kept to where there is https', () => {
  expect(pageHeaders({ nonce: 'a', isSecure: true, isDevelopment: false })).toHaveProperty(
    'strict-transport-security',
  );
  const plain = pageHeaders({ nonce: 'a', isSecure: false, isDevelopment: false });
  expect(plain).not.toHaveProperty('strict-transport-security');
  expect(policyOf(plain).has('upgrade-insecure-requests')).toBe(false);
});

test('each page gets an id and a nonce of its own, whatever it was sent', () => {
  const sent = { 'x-request-id': 'mine', 'x-nonce': 'mine', 'x-tracer-path': '/elsewhere' };
  const [first, second] = [1, 2].map(() =>
    proxy(new NextRequest('http://portal.test/cases?tab=all', { headers: sent })),
  );
  const passedOn = (name: string) =>
    [first, second].map((response) => response?.headers.get(`x-middleware-request-${name}`));
  expect(new Set([...passedOn('x-request-id'), 'mine']).size).toBe(3);
  expect(new Set([...passedOn('x-nonce'), 'mine']).size).toBe(3);
  expect(passedOn('x-tracer-path')).toEqual(['/cases?tab=all', '/cases?tab=all']);
  expect(first?.headers.get('x-request-id')).toBe(passedOn('x-request-id')[0]);
  expect(first?.headers.get('content-security-policy')).toBe(passedOn('content-security-policy')[0]);
  expect(first?.headers.get('content-security-policy')).toContain(`'nonce-${passedOn('x-nonce')[0]}'`);
  expect(first?.headers.get('cache-control')).toBe('no-store');
});

test('the proxy stands before every page, and not before the API', () => {
  const matches = (path: string) => config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path));
  for (const page of [
    '/icon.svgs',
    '/favicon.ico',
    '/_next/image',
    '/',
    '/sign-in',
    '/cases',
    '/cases/1/forms/pre-pet',
    '/apiary',
    '/verify',
  ])
    expect(matches(page), page).toBe(true);
  for (const other of ['/icon.svg', '/api/cases', '/api/auth/session', '/_next/static/chunk.js'])
    expect(matches(other), other).toBe(false);
});

test('a page is only read: nothing that is sent to it reaches the framework, whatever it says it comes from', () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    for (const origin of ['http://portal.test', 'null', 'https://', 'a, b', '::']) {
      const refused = proxy(
        new NextRequest('http://portal.test/cases', { method, headers: { origin, 'next-action': '00' } }),
      );
      expect(refused.status, `${method} from ${origin}`).toBe(405);
      expect(refused.headers.get('allow')).toBe('GET');
    }
  }
  expect(proxy(new NextRequest('http://portal.test/cases', { method: 'HEAD' })).status).toBe(200);
});

test('an address that cannot be decoded is refused before Next fails at it', async () => {
  for (const path of ['/cases/%ff', '/api/cases/%E0%A4%A', '/api/%']) {
    expect(
      config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path)),
      path,
    ).toBe(true);
    const refused = proxy(new NextRequest(`http://portal.test${path}`));
    expect(refused.status, path).toBe(400);
    expect(await refused.json()).toMatchObject({
      code: 'malformed',
      requestId: refused.headers.get('x-request-id'),
    });
  }
  expect(proxy(new NextRequest('http://portal.test/cases/%C5%81')).status).toBe(200);
});
