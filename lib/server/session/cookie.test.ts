import { expect, test } from 'vitest';
import { hostCookie, sessionCookie } from '@/lib/server/session/cookie';

test('over https a cookie is bound to this very host, and to https', () => {
  for (const cookie of [
    hostCookie('next-auth.csrf-token', 'https://registry.example'),
    sessionCookie('https://registry.example'),
  ]) {
    expect(cookie.name).toMatch(/^__Host-next-auth\./);
    // Browsers take a __Host- cookie only with these, and without a domain.
    expect(cookie.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
  }
});

test('over http, where a browser would refuse such a cookie, its name promises nothing', () => {
  const cookie = sessionCookie('http://localhost:3000');
  expect(cookie.name).toBe('next-auth.session-token');
  expect(cookie.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
});
