import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Database } from '@/lib/db/client';
import { noteQuery } from '@/lib/db/query-count';
import type { Actor } from '@/lib/domain/access/actor';

/** How long a session lives, in milliseconds. */
export const sessionLife = { idle: 15 * 60_000, absolute: 12 * 3_600_000 } as const;
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

export type FoundSession =
  | { readonly kind: 'open'; readonly session: OpenSession }
  /** It ended just now by the clock: this request is the first to notice. */
  | { readonly kind: 'ended'; readonly actor: Actor }
  | { readonly kind: 'none' };

const row = z.object({
  id: z.string(),
  account_id: z.string(),
  last_seen_at: z.date(),
  absolute_expires_at: z.date(),
  revoked_at: z.date().nullable(),
  proved_at: z.date(),
  email: z.string(),
  family_name: z.string(),
  given_name: z.string(),
  disabled_at: z.date().nullable(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
  facility_id: z.string().nullable(),
  facility_name: z.string().nullable(),
  npi: z.string().nullable(),
});

/** Opens a session for somebody who just proved who they are. The answer is the secret for the cookie; only its hash is kept. */
export async function openSession(database: Database, accountId: string, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  noteQuery();
  await database.pool.query(
    `INSERT INTO auth_session (id, account_id, secret_hash, assurance, created_at, last_seen_at, absolute_expires_at, proved_at)
     VALUES ($1, $2, $3, 1, $4, $4, $5, $4)`,
    [uuid(), accountId, hashOf(secret), now, new Date(now.getTime() + sessionLife.absolute)],
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
  const { rows } = await database.pool.query(
    `SELECT s.id, s.account_id, s.last_seen_at, s.absolute_expires_at, s.revoked_at, s.proved_at,
       a.email, a.family_name, a.given_name, a.disabled_at, m.role, m.facility_id, m.npi, f.name AS facility_name
     FROM auth_session s JOIN account a ON a.id = s.account_id JOIN membership m ON m.account_id = a.id
       LEFT JOIN facility f ON f.id = m.facility_id
     WHERE s.secret_hash = $1`,
    [hashOf(secret)],
  );
  if (rows.length === 0) return { kind: 'none' };
  const found = row.parse(rows[0]);
  if (found.revoked_at !== null || found.disabled_at !== null) return { kind: 'none' };
  const actor: Actor = {
    accountId: found.account_id,
    sessionId: found.id,
    name: `${found.given_name} ${found.family_name}`,
    email: found.email,
    role: found.role,
    facilityId: found.facility_id,
    npi: found.npi,
    provedAt: found.proved_at,
  };
  const idle = now.getTime() - found.last_seen_at.getTime();
  if (idle >= sessionLife.idle || now >= found.absolute_expires_at) {
    return (await closeSession(database, found.id, now)) ? { kind: 'ended', actor } : { kind: 'none' };
  }
  const isSeen = !isBackground && idle >= seenAgain;
  if (isSeen) await noteSeen(database, found.id, now);
  return {
    kind: 'open',
    session: {
      actor,
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
export async function noteProof(database: Database, sessionId: string, now: Date): Promise<void> {
  noteQuery();
  await database.pool.query('UPDATE auth_session SET proved_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
    sessionId,
    now,
  ]);
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
