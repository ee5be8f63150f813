import { z } from 'zod';
import { type AuditEntry, writeAudit } from '@/lib/db/audit';
import type { ActingAs, Database } from '@/lib/db/client';
import { noteQuery } from '@/lib/db/query-count';
import type { Actor } from '@/lib/domain/access/actor';
import { fail, ok, type Result } from '@/lib/domain/result';
import { atMost } from '@/lib/server/at-most';
import { isPassphrase, passphraseMax } from '@/lib/server/passphrase';
import { closeSession, findSession, noteProof, openSession } from '@/lib/server/session/session-row';
import {
  countAttempt,
  forgetAttempts,
  forgiveAttempt,
  perAccount,
  perAddress,
  perProof,
} from '@/lib/server/throttle';

/** What a request of a session knows beside its words. */
export interface Asking {
  readonly now: Date;
  readonly requestId: string;
}

const credentials = z.tuple([z.object({ account_id: z.string(), passphrase_hash: z.string().nullable() })]);

/**
 * Opens a session for an e-mail address and passphrase; the answer is the cookie's secret. Unknown addresses get the same
 * answer after the same time, and count as attempts too.
 */
export async function signIn(
  database: Database,
  given: { readonly email: string; readonly passphrase: string; readonly from: string },
  asking: Asking,
): Promise<Result<{ readonly secret: string }>> {
  const email = given.email.trim().toLowerCase().slice(0, 320);
  // Counted before the passphrase is tried, so that attempts at the same time cannot pass together.
  const counted = await Promise.all([
    countAttempt(database, perAccount, email),
    countAttempt(database, perAddress, given.from),
  ]);
  const throttled = counted.find((result) => !result.ok);
  if (throttled) return throttled;

  const known =
    isWritable(email) && given.passphrase.length <= passphraseMax
      ? await credentialsOf(database, email)
      : undefined;
  if (!(await isPassphrase(known?.passphrase_hash ?? undefined, given.passphrase)) || !known) {
    await auditSignIn(database, null, {
      action: 'signIn.refused',
      objectKind: 'account',
      objectId: known?.account_id ?? null,
      outcome: 'refused',
      at: asking.now,
      requestId: asking.requestId,
    });
    return fail({ code: 'sign-in-refused' });
  }
  const secret = await openSession(database, known.account_id, asking.now, {
    assurance: 2,
    method: 'passphrase+code',
  });
  const found = await findSession(database, secret, { now: asking.now, isBackground: true });
  // An account without a role, or disabled in between.
  if (found.kind !== 'open') return fail({ code: 'sign-in-refused' });
  await Promise.all([
    forgetAttempts(database, perAccount, email),
    forgiveAttempt(database, perAddress, given.from),
  ]);
  await auditSignIn(database, found.session.actor, {
    action: 'signIn',
    objectKind: 'session',
    objectId: found.session.actor.sessionId,
    at: asking.now,
    requestId: asking.requestId,
  });
  return ok({ secret });
}

/** Ends a session because its owner asks for it. */
export async function signOut(database: Database, secret: string, asking: Asking): Promise<void> {
  const found = await findSession(database, secret, { now: asking.now, isBackground: true });
  if (found.kind !== 'open') return;
  const { actor } = found.session;
  if (!(await closeSession(database, actor.sessionId, asking.now))) return;
  await auditSignIn(database, actor, {
    action: 'signOut',
    objectKind: 'session',
    objectId: actor.sessionId,
    at: asking.now,
    requestId: asking.requestId,
  });
}

/**
 * Proves again who sits there, as signing asks for. The answer is the actor with the fresh proof. Wrong passphrases are
 * counted apart from those of the sign-in.
 */
export async function prove(
  database: Database,
  actor: Actor,
  passphrase: string,
  asking: Asking,
): Promise<Result<Actor>> {
  const tried = await proofs(() => tryPassphrase(database, actor, passphrase));
  if (!tried.ok) return tried;
  const line = {
    objectKind: 'session',
    objectId: actor.sessionId,
    at: asking.now,
    requestId: asking.requestId,
  } as const;
  if (!tried.value) {
    await auditSignIn(database, actor, { ...line, action: 'proof.refused', outcome: 'refused' });
    return fail({ code: 'proof-needed', says: 'This is not your passphrase. Type it again to sign.' });
  }
  await noteProof(database, actor.sessionId, asking.now, 'passphrase+code');
  await auditSignIn(database, actor, { ...line, action: 'proof' });
  return ok({ ...actor, provedAt: asking.now, provedBy: 'passphrase+code' });
}

/** Few at a time, so that right passphrases which come at once do not count as the attempts of a guesser. */
const proofs = atMost(2);

/** Whether the passphrase is the one of the account; a problem once there were too many wrong ones. */
async function tryPassphrase(
  database: Database,
  { accountId, email }: Actor,
  passphrase: string,
): Promise<Result<boolean>> {
  const counted = await countAttempt(database, perProof, accountId);
  if (!counted.ok) return counted;
  const known = passphrase.length <= passphraseMax ? await credentialsOf(database, email) : undefined;
  const isRight = await isPassphrase(known?.passphrase_hash ?? undefined, passphrase);
  if (isRight) await forgetAttempts(database, perProof, accountId);
  return ok(isRight);
}

/** Tells the audit that a session ran out. */
export function auditExpiry(
  database: Database,
  person: ActingAs & { readonly sessionId: string },
  asking: Asking,
): Promise<void> {
  return auditSignIn(database, person, {
    action: 'session.expired',
    objectKind: 'session',
    objectId: person.sessionId,
    at: asking.now,
    requestId: asking.requestId,
  });
}

async function auditSignIn(database: Database, actor: ActingAs | null, entry: AuditEntry): Promise<void> {
  if (actor) await database.withActor(actor, (tx) => writeAudit(tx, entry));
  else await database.asNobody((tx) => writeAudit(tx, entry));
}

async function credentialsOf(database: Database, email: string) {
  noteQuery();
  const { rows } = await database.pool.query(
    'SELECT account_id, passphrase_hash FROM registry_credentials($1)',
    [email],
  );
  return rows.length === 0 ? undefined : credentials.parse(rows)[0];
}

/** PostgreSQL takes no NUL in a text. */
function isWritable(text: string): boolean {
  return !text.includes('\0');
}
