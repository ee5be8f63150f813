import { decode } from 'next-auth/jwt';
import { settings } from '@/lib/server/env';

/** The cookie of the sign-in. Its name says whether it travels over https alone. */
export function sessionCookie() {
  const isSecure = settings().address.startsWith('https://');
  return {
    name: isSecure ? '__Secure-next-auth.session-token' : 'next-auth.session-token',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
  } as const;
}

/** The secret of the session that these headers carry, if they carry one that is ours. */
export async function secretIn(headers: Headers): Promise<string | undefined> {
  const token = cookieIn(headers.get('cookie') ?? '', sessionCookie().name);
  if (token === undefined) return undefined;
  try {
    const read = await decode({ token, secret: settings().secret });
    return typeof read?.sid === 'string' ? read.sid : undefined;
  } catch {
    // Somebody else's, or of another secret: as good as none.
    return undefined;
  }
}

function cookieIn(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
