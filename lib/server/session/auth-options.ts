import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { portalDatabase } from '@/lib/server/database';
import { settings } from '@/lib/server/env';
import { logFailure } from '@/lib/server/log';
import { clientAddress } from '@/lib/server/session/client-address';
import { hostCookie, secretIn, sessionCookie, sessionToken } from '@/lib/server/session/cookie';
import { sessionLife } from '@/lib/server/session/session-row';
import { signIn, signOut } from '@/lib/server/session/sign-in';

const typed = z.object({ email: z.string().max(1_000), passphrase: z.string().max(10_000) });
const requestHeaders = z.record(z.string(), z.string());

/**
 * next-auth as a thin shell: it carries a secret in its cookie and nothing else. Whose session it is, how long it lives and
 * what it may do stand in `auth_session` and are read on each request.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: settings().secret,
    useSecureCookies: settings().address.startsWith('https://'),
    cookies: {
      sessionToken: sessionCookie(),
      csrfToken: hostCookie('next-auth.csrf-token'),
      callbackUrl: hostCookie('next-auth.callback-url'),
    },
    jwt: sessionToken,
    session: { strategy: 'jwt', maxAge: sessionLife.absolute / 1000 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { label: 'E-mail' }, passphrase: { label: 'Passphrase', type: 'password' } },
        authorize: async (given, request) => {
          const read = typed.safeParse(given);
          const headers = new Headers(requestHeaders.catch({}).parse(request.headers ?? {}));
          if (!read.success) return null;
          const asking = { now: new Date(), requestId: headers.get('x-request-id') ?? uuid() };
          const signedIn = await signIn(
            portalDatabase(),
            { ...read.data, from: clientAddress(headers) },
            asking,
          );
          if (signedIn.ok) {
            // Signing in again on the same page: the session before is over.
            const before = await secretIn(headers);
            if (before !== undefined) await signOut(portalDatabase(), before, asking);
            return { id: signedIn.value.secret };
          }
          if (signedIn.problem.code === 'throttled')
            throw new Error(`throttled-${signedIn.problem.retryAfterSeconds}`);
          return null;
        },
      }),
    ],
    callbacks: {
      // At sign-in `user` is what authorize gave; afterwards the token is handed on as it is.
      jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid !== 'string') return;
        await signOut(portalDatabase(), token.sid, { now: new Date(), requestId: uuid() });
      },
    },
    // Its own words may hold what was typed.
    logger: {
      error: (code) => logFailure(new Error(code), { route: '/api/auth', requestId: code }),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
