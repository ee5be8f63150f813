import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Database } from '@/lib/db/client';
import { noteQuery } from '@/lib/db/query-count';
import type { Actor } from '@/lib/domain/access/actor';
import type { AccountProof } from '@/lib/domain/access/proof-method';

/** How long a session lives, in milliseconds. */
export const sessionLife = { idle: 15 * 60_000, absolute: 12 * 3_600_000, halfway: 30 * 60_000 } as const;
/** Being seen again within this time is not written down. */
const seenAgain = 20_000;

/** A session and whose it is, with the role the person has now. */
export interface OpenSession {
  readonly actor: Actor;
  /** What the actor's facility is called; null for people of none. */
  readonly facilityName: string | null;
  readonly lastSeenAt: Date;
  readonly absoluteExpiresAt: Date;
}

/** How a session begins: after the first step alone (a passphrase, or a link that was mailed), or in full. */
export type Opening = (
  | { readonly assurance: 1; readonly method: 'passphrase' | 'link' }
  | { readonly assurance: 2; readonly method: AccountProof }
) & {
  /** What the browser says it is, in words. */
  readonly device?: string;
};

/** A session after its first step: it knows whose it is and opens nothing. */
export interface HalfwaySession {
  readonly sessionId: string;
  readonly person: Omit<Actor, 'provedAt' | 'provedBy'>;
}

export type FoundSession =
  | { readonly kind: 'open'; readonly session: OpenSession }
  /** The second step is still to come: nothing else is shown. */
  | { readonly kind: 'halfway'; readonly session: HalfwaySession }
  /** It ended just now by the clock: this request is the first to notice. */
  | { readonly kind: 'ended'; readonly person: Omit<Actor, 'provedAt' | 'provedBy'> }
  | { readonly kind: 'none' };

const row = z.object({
  id: z.string(),
  account_id: z.string(),
  last_seen_at: z.date(),
  absolute_expires_at: z.date(),
  revoked_at: z.date().nullable(),
  proved_at: z.date(),
  method: z.enum(['passphrase', 'link', 'passkey', 'passphrase+code', 'passphrase+recovery']),
  email: z.string(),
  family_name: z.string(),
  given_name: z.string(),
  disabled_at: z.date().nullable(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
  facility_id: z.string().nullable(),
  facility_name: z.string().nullable(),
  npi: z.string().nullable(),
  vouched_by: z.string().nullable(),
});

/**
 * Opens a session for somebody who just took a step of the sign-in. The answer is the secret for the cookie; only its hash is
 * kept. Each step gets a session of its own.
 */
export async function openSession(
  database: Database,
  accountId: string,
  now: Date,
  { assurance, method, device = '' }: Opening,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  noteQuery();
  await database.pool.query(
    `INSERT INTO auth_session (id, account_id, secret_hash, assurance, method, device, created_at, last_seen_at,
       absolute_expires_at, proved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $7)`,
    [
      uuid(),
      accountId,
      hashOf(secret),
      assurance,
      method,
      device,
      now,
      new Date(now.getTime() + (assurance === 1 ? sessionLife.halfway : sessionLife.absolute)),
    ],
  );
  return secret;
}

/**
 * The session of a secret. Being looked for keeps it alive, unless the request was not a person's (`isBackground`). A
 * session that ran out is closed here, so that only one request finds it ended.
 */
export async function findSession(
  database: Database,
  secret: string,
  { now, isBackground }: { readonly now: Date; readonly isBackground: boolean },
): Promise<FoundSession> {
  noteQuery();
  const { rows } = await database.pool.query({
    name: 'session',
    text: `SELECT s.id, s.account_id, s.last_seen_at, s.absolute_expires_at, s.revoked_at, s.proved_at, s.method,
       a.email, a.family_name, a.given_name, a.disabled_at, m.role, m.facility_id, m.npi, m.vouched_by, f.name AS facility_name
     FROM auth_session s JOIN account a ON a.id = s.account_id JOIN membership m ON m.account_id = a.id
       LEFT JOIN facility f ON f.id = m.facility_id
     WHERE s.secret_hash = $1`,
    values: [hashOf(secret)],
  });
  if (rows.length === 0) return { kind: 'none' };
  const found = row.parse(rows[0]);
  if (found.revoked_at !== null || found.disabled_at !== null) return { kind: 'none' };
  const person: HalfwaySession['person'] = {
    accountId: found.account_id,
    sessionId: found.id,
    name: `${found.given_name} ${found.family_name}`,
    email: found.email,
    role: found.role,
    facilityId: found.facility_id,
    npi: found.npi,
    ...(found.vouched_by === null ? {} : { vouchedBy: found.vouched_by }),
  };
  const idle = now.getTime() - found.last_seen_at.getTime();
  if (idle >= sessionLife.idle || now >= found.absolute_expires_at) {
    return (await closeSession(database, found.id, now)) ? { kind: 'ended', person } : { kind: 'none' };
  }
  const isSeen = !isBackground && idle >= seenAgain;
  if (isSeen) await noteSeen(database, found.id, now);
  const { method } = found;
  if (method === 'passphrase' || method === 'link')
    return { kind: 'halfway', session: { sessionId: found.id, person } };
  return {
    kind: 'open',
    session: {
      actor: { ...person, provedAt: found.proved_at, provedBy: method },
      facilityName: found.facility_name,
      lastSeenAt: isSeen ? now : found.last_seen_at,
      absoluteExpiresAt: found.absolute_expires_at,
    },
  };
}

/** Ends a session for good; true when it was open until now. */
export async function closeSession(database: Database, sessionId: string, now: Date): Promise<boolean> {
  noteQuery();
  const { rowCount } = await database.pool.query(
    'UPDATE auth_session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
    [sessionId, now],
  );
  return rowCount === 1;
}

/** Ends every session of an account, as when it is disabled or its passphrase changes. */
export async function closeSessionsOf(database: Database, accountId: string, now: Date): Promise<void> {
  noteQuery();
  await database.pool.query(
    'UPDATE auth_session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL',
    [accountId, now],
  );
}

/** Writes down that the person proved again who they are. */
export async function noteProof(
  database: Database,
  sessionId: string,
  now: Date,
  method: AccountProof,
): Promise<void> {
  noteQuery();
  await database.pool.query(
    'UPDATE auth_session SET proved_at = $2, method = $3 WHERE id = $1 AND assurance = 2 AND revoked_at IS NULL',
    [sessionId, now, method],
  );
}

async function noteSeen(database: Database, sessionId: string, now: Date): Promise<void> {
  noteQuery();
  // Two requests at once: the later time stays.
  await database.pool.query(
    'UPDATE auth_session SET last_seen_at = greatest(last_seen_at, $2) WHERE id = $1',
    [sessionId, now],
  );
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
