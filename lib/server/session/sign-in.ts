import { z } from 'zod';
import { type AuditEntry, writeAudit } from '@/lib/db/audit';
import type { ActingAs, Database } from '@/lib/db/client';
import { noteQuery } from '@/lib/db/query-count';
import { parseEmail } from '@/lib/domain/identifiers/email';
import { fail, ok, type Result } from '@/lib/domain/result';
import { isPassphrase, passphraseMax } from '@/lib/server/passphrase';
import { closeSession, findSession, openSession } from '@/lib/server/session/session-row';
import { countAttempt, forgetAttempts, forgiveAttempt, perAccount, perAddress } from '@/lib/server/throttle';

/** What a request of a session knows beside its words. */
export interface Asking {
  readonly now: Date;
  readonly requestId: string;
}

const credentials = z.tuple([z.object({ account_id: z.string(), passphrase_hash: z.string().nullable() })]);

/**
 * The first step of a sign-in: an e-mail address and a passphrase open a session that shows nothing but the second step. The
 * answer is the cookie's secret. Unknown addresses get the same answer after the same time, and count as attempts too.
 */
export async function signIn(
  database: Database,
  given: {
    readonly email: string;
    readonly passphrase: string;
    readonly from: string;
    readonly device: string;
  },
  asking: Asking,
): Promise<Result<{ readonly secret: string }>> {
  const address = parseEmail(given.email);
  // What is no address is nobody's, and is counted all the same.
  const email = address.ok ? address.value : given.email.trim().toLowerCase().slice(0, 320);
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
    assurance: 1,
    method: 'passphrase',
    device: given.device,
  });
  const found = await findSession(database, secret, { now: asking.now, isBackground: true });
  // An account without a role, or disabled in between.
  if (found.kind !== 'halfway') return fail({ code: 'sign-in-refused' });
  await Promise.all([
    forgetAttempts(database, perAccount, email),
    forgiveAttempt(database, perAddress, given.from),
  ]);
  await auditSignIn(database, found.session.person, {
    action: 'signIn.begin',
    objectKind: 'session',
    objectId: found.session.sessionId,
    at: asking.now,
    requestId: asking.requestId,
  });
  return ok({ secret });
}

/** Ends a session because its owner asks for it. */
export async function signOut(database: Database, secret: string, asking: Asking): Promise<void> {
  const found = await findSession(database, secret, { now: asking.now, isBackground: true });
  if (found.kind === 'halfway') await closeSession(database, found.session.sessionId, asking.now);
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

export async function auditSignIn(
  database: Database,
  actor: ActingAs | null,
  entry: AuditEntry,
): Promise<void> {
  if (actor) await database.withActor(actor, (tx) => writeAudit(tx, entry));
  else await database.asNobody((tx) => writeAudit(tx, entry));
}

export async function credentialsOf(database: Database, email: string) {
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
