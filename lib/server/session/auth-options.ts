import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Problem } from '@/lib/domain/problem';
import { fail, type Result } from '@/lib/domain/result';
import { portalDatabase } from '@/lib/server/database';
import { settings } from '@/lib/server/env';
import { logFailure } from '@/lib/server/log';
import { clientAddress } from '@/lib/server/session/client-address';
import { hostCookie, secretIn, sessionCookie, sessionToken } from '@/lib/server/session/cookie';
import { deviceWords } from '@/lib/server/session/device-words';
import { passkeyResponse, registrationResponse } from '@/lib/server/session/passkeys';
import { enrolFirstFactor, signInWithPasskey, takeSecondStep } from '@/lib/server/session/second-step';
import { sessionLife } from '@/lib/server/session/session-row';
import { type Asking, signIn, signOut } from '@/lib/server/session/sign-in';

const requestHeaders = z.record(z.string(), z.string());

/** What a step of the sign-in knows of its request. */
interface Stepping {
  /** The secret of the session before, if the browser has one. */
  readonly before: string | undefined;
  readonly from: string;
  readonly device: string;
  readonly asking: Asking;
}

type Step<T> = (given: T, stepping: Stepping) => Promise<Result<{ readonly secret: string }>>;

/** A step of the sign-in as next-auth calls it. Each gets a session, and so a cookie, of its own. */
function step<S extends z.ZodType>(id: string, schema: S, take: Step<z.output<S>>) {
  return Credentials({
    id,
    credentials: {},
    authorize: async (given, request) => {
      const read = schema.safeParse(given);
      const headers = new Headers(requestHeaders.catch({}).parse(request.headers ?? {}));
      if (!read.success) return null;
      const asking = { now: new Date(), requestId: headers.get('x-request-id') ?? uuid() };
      const before = await secretIn(headers);
      const taken = await take(read.data, {
        before,
        from: clientAddress(headers),
        device: deviceWords(headers),
        asking,
      });
      if (!taken.ok) throw new Error(refusalName(taken.problem));
      // Signing in again on the same page: the session before is over.
      if (before !== undefined) await signOut(portalDatabase(), before, asking);
      return { id: taken.value.secret };
    },
  });
}

/** What the page is told of a refusal, in the address that next-auth answers. */
function refusalName(problem: Problem): string {
  switch (problem.code) {
    case 'throttled':
      return `throttled-${problem.retryAfterSeconds}`;
    case 'not-signed-in':
      return 'ended';
    case 'answers':
      return `refused-${problem.fields[0]?.key ?? ''}`;
    default:
      return 'refused';
  }
}

/** JSON in a field of a form. */
function inJson<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .max(15_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const notSignedIn = fail<Problem>({ code: 'not-signed-in' });
const name = z
  .string()
  .max(200)
  .transform((text) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 60) || 'Passkey');

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
      step(
        'credentials',
        z.object({ email: z.string().max(1_000), passphrase: z.string().max(10_000) }),
        (given, { from, device, asking }) => signIn(portalDatabase(), { ...given, from, device }, asking),
      ),
      step(
        'second-step',
        z.object({ code: z.string().max(100) }),
        async ({ code }, { before, device, asking }) =>
          before === undefined
            ? notSignedIn
            : takeSecondStep(portalDatabase(), { secret: before, code, device }, asking),
      ),
      step(
        'passkey',
        z.object({ response: inJson(passkeyResponse), email: z.string().max(1_000).optional() }),
        ({ response, email }, { from, device, asking }) =>
          signInWithPasskey(portalDatabase(), { response, email, from, device }, asking),
      ),
      step(
        'enrol-authenticator',
        z.object({ offer: z.string().max(1_000), code: z.string().max(100) }),
        async ({ offer, code }, { before, device, asking }) =>
          before === undefined
            ? notSignedIn
            : enrolFirstFactor(
                portalDatabase(),
                { secret: before, factor: { offer, code: code.replaceAll(/\s/g, '') }, device },
                asking,
              ),
      ),
      step(
        'enrol-passkey',
        z.object({ name, response: inJson(registrationResponse) }),
        async ({ name: called, response }, { before, device, asking }) =>
          before === undefined
            ? notSignedIn
            : enrolFirstFactor(
                portalDatabase(),
                { secret: before, factor: { name: called, passkey: response }, device },
                asking,
              ),
      ),
    ],
    callbacks: {
      // At sign-in `user` is what authorize gave; afterwards the token is handed on as it is.
      jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      // What is asked for may be no address at all.
      redirect: ({ url, baseUrl }) => {
        const target = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
        return target?.origin === new URL(baseUrl).origin ? target.href : baseUrl;
      },
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
