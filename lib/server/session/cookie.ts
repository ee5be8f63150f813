import type { JWTOptions } from 'next-auth/jwt';
import { settings } from '@/lib/server/env';

/**
 * A cookie that no script reads and that is not sent along with a form of another site. Over https its name (`__Host-`) makes
 * the browser refuse it from anybody but this very host.
 */
export function hostCookie(name: string, address = settings().address) {
  const isSecure = address.startsWith('https://');
  return {
    name: isSecure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
  } as const;
}

/** The cookie of the sign-in. */
export function sessionCookie(address?: string) {
  return hostCookie('next-auth.session-token', address);
}

/** 256 random bits, as a session row is opened with. */
const secretForm = /^[\w-]{43}$/;

/** The cookie is the session's secret itself: there is nothing in it to encrypt, and nothing to read without its row. */
export const sessionToken: Pick<JWTOptions, 'encode' | 'decode'> = {
  encode: async ({ token }) => (typeof token?.sid === 'string' ? token.sid : ''),
  decode: async ({ token }) => (token !== undefined && secretForm.test(token) ? { sid: token } : null),
};

/** The secret of the session that these headers carry, if they carry what may be one. */
export async function secretIn(headers: Headers): Promise<string | undefined> {
  const secret = cookieIn(headers.get('cookie') ?? '', sessionCookie().name);
  return secret !== undefined && secretForm.test(secret) ? secret : undefined;
}

/** What a Cookie header holds under a name. */
export function cookieIn(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
