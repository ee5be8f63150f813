import { decode } from 'next-auth/jwt';
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
