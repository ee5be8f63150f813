import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '@/lib/db/client';
import { fail, ok, type Result } from '@/lib/domain/result';

/** So many attempts within so many seconds. */
export interface Limit {
  /** Keeps the counters of different things apart. */
  readonly of: string;
  readonly attempts: number;
  readonly seconds: number;
}

/** Wrong passphrases for one account, from wherever they come. */
export const perAccount: Limit = { of: 'account', attempts: 10, seconds: 15 * 60 };
/** Wrong codes of the second step for one account. Whoever types them knows the passphrase. */
export const perCode: Limit = { of: 'code', attempts: 10, seconds: 15 * 60 };
/** Wrong passphrases of somebody signed in who is asked again; apart, so that a stranger cannot keep anybody from signing. */
export const perProof: Limit = { of: 'proof', attempts: 10, seconds: 15 * 60 };
/** Passkeys asked for by one network address before anybody is known. */
export const passkeyRequests: Limit = { of: 'passkey', attempts: 300, seconds: 15 * 60 };
/** Wrong passphrases from one network address. */
export const perAddress: Limit = { of: 'address', attempts: 100, seconds: 15 * 60 };
/** Looking up document codes from one network address. */
export const verifications: Limit = { of: 'verify', attempts: 60, seconds: 15 * 60 };

/** Counts an attempt; a problem once there were too many. All nodes share the counters. */
export async function countAttempt(database: Database, limit: Limit, of: string): Promise<Result<undefined>> {
  try {
    await limiterOf(database, limit).consume(keyOf(of));
    return ok(undefined);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return fail({
      code: 'throttled',
      retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
    });
  }
}

/** An attempt that was right does not count. */
export async function forgiveAttempt(database: Database, limit: Limit, of: string): Promise<void> {
  await limiterOf(database, limit).reward(keyOf(of));
}

/** Forgets the attempts so far. */
export async function forgetAttempts(database: Database, limit: Limit, of: string): Promise<void> {
  await limiterOf(database, limit).delete(keyOf(of));
}

const limiters = new WeakMap<Database, Map<string, RateLimiterPostgres>>();

function limiterOf(database: Database, limit: Limit): RateLimiterPostgres {
  const known = limiters.get(database) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(database, known);
  const limiter = known.get(limit.of) ?? madeLimiter(database, limit);
  known.set(limit.of, limiter);
  return limiter;
}

function madeLimiter(database: Database, { of, attempts, seconds }: Limit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    // Its statements come with names, and a named statement breaks the day a pooler stands in front.
    storeClient: {
      query: ({ text, values }: { text: string; values: unknown[] }) => database.pool.query(text, values),
    },
    storeType: 'client',
    tableName: 'throttle',
    tableCreated: true,
    keyPrefix: of,
    points: attempts,
    duration: seconds,
  });
}

/** Addresses of people and networks are counted without being kept. */
function keyOf(of: string): string {
  return createHash('sha256').update(of).digest('base64url');
}
