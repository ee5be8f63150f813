import { writeAudit } from '@/lib/db/audit';
import type { Database, Tx } from '@/lib/db/client';
import type { AccountProof } from '@/lib/domain/access/proof-method';
import { fail, ok, type Result } from '@/lib/domain/result';
import { setAuthenticator } from '@/lib/server/session/authenticator';
import { factorsOf, holdAccount } from '@/lib/server/session/factors';
import { mayEnrol } from '@/lib/server/session/next-step';
import {
  addPasskey,
  type PasskeyResponse,
  type RegistrationResponse,
  verifyPasskey,
  verifyRegistration,
} from '@/lib/server/session/passkeys';
import { mayUseCodes, tryCode } from '@/lib/server/session/second-factor';
import {
  closeSession,
  findSession,
  type HalfwaySession,
  openSession,
} from '@/lib/server/session/session-row';
import { type Asking, auditSignIn } from '@/lib/server/session/sign-in';
import { countAttempt, forgetAttempts, forgiveAttempt, perAddress, perCode } from '@/lib/server/throttle';

/** A step of the sign-in that ends it: the secret of a whole session. */
type Whole = Result<{ readonly secret: string }>;

/** The second step: a code of the app or a recovery code, for whoever gave the passphrase in this session. */
export async function takeSecondStep(
  database: Database,
  given: { readonly secret: string; readonly code: string; readonly device: string },
  asking: Asking,
): Promise<Whole> {
  const half = await halfwayOf(database, given.secret, asking);
  if (!half) return fail({ code: 'not-signed-in' });
  const { person } = half;
  const counted = await countAttempt(database, perCode, person.accountId);
  if (!counted.ok) return counted;
  const method = await database.withActor(person, (tx) => tryCode(tx, person, given.code, asking.now));
  if (method === null) return refuse(database, person.accountId, asking);
  await forgetAttempts(database, perCode, person.accountId);
  return openWhole(database, half, { method, device: given.device }, asking);
}

/** A passkey, which is both steps at once. With an address only that person's will do. */
export async function signInWithPasskey(
  database: Database,
  given: {
    readonly response: PasskeyResponse;
    readonly email: string | undefined;
    readonly from: string;
    readonly device: string;
  },
  asking: Asking,
): Promise<Whole> {
  const counted = await countAttempt(database, perAddress, given.from);
  if (!counted.ok) return counted;
  const verified = await database.asNobody((tx) => verifyPasskey(tx, null, given.response, asking.now));
  if (!verified) return refuse(database, null, asking);
  const secret = await openSession(database, verified.accountId, asking.now, {
    assurance: 2,
    method: 'passkey',
    device: given.device,
  });
  const found = await findSession(database, secret, { now: asking.now, isBackground: true });
  // An account without a role, or disabled in between.
  if (found.kind !== 'open') return refuse(database, verified.accountId, asking);
  const { actor } = found.session;
  if (given.email !== undefined && given.email !== actor.email) {
    await closeSession(database, actor.sessionId, asking.now);
    return refuse(database, verified.accountId, asking);
  }
  await forgiveAttempt(database, perAddress, given.from);
  await auditSignIn(database, actor, {
    action: 'signIn',
    objectKind: 'session',
    objectId: actor.sessionId,
    at: asking.now,
    requestId: asking.requestId,
  });
  return ok({ secret });
}

/** What somebody without a second factor sets up before anything else. */
export type FirstFactor =
  | { readonly offer: string; readonly code: string }
  | { readonly name: string; readonly passkey: RegistrationResponse };

/** Sets up the first second factor of an account, in the session after its first step, and ends the sign-in with it. */
export async function enrolFirstFactor(
  database: Database,
  given: { readonly secret: string; readonly factor: FirstFactor; readonly device: string },
  asking: Asking,
): Promise<Whole> {
  const half = await halfwayOf(database, given.secret, asking);
  if (!half) return fail({ code: 'not-signed-in' });
  const { person } = half;
  const counted = await countAttempt(database, perCode, person.accountId);
  if (!counted.ok) return counted;
  const enrolled = await database.withActor(person, (tx) => enrol(tx, half, given.factor, asking));
  if (!enrolled.ok) return enrolled;
  await forgetAttempts(database, perCode, person.accountId);
  return openWhole(database, half, { method: enrolled.value, device: given.device }, asking);
}

async function enrol(
  tx: Tx,
  { person, sessionId }: HalfwaySession,
  factor: FirstFactor,
  { now, requestId }: Asking,
): Promise<Result<AccountProof>> {
  await holdAccount(tx, person.accountId);
  const has = await factorsOf(tx, person.accountId);
  if (!mayEnrol(has)) return fail({ code: 'sign-in-refused' });
  const line = { objectKind: 'account', objectId: person.accountId, at: now, requestId } as const;
  if ('passkey' in factor) {
    const passkey = await verifyRegistration(tx, sessionId, factor.passkey, now);
    if (!passkey.ok) return passkey;
    const added = await addPasskey(tx, person.accountId, { name: factor.name, passkey: passkey.value }, now);
    if (!added.ok) return added;
    await writeAudit(tx, { ...line, action: 'passkey.add' });
    return ok('passkey');
  }
  // A code proves somebody beside a passphrase alone.
  if (!has.hasPassphrase || !mayUseCodes(person.role)) return fail({ code: 'sign-in-refused' });
  const set = await setAuthenticator(tx, { accountId: person.accountId, sessionId }, factor, now);
  if (!set.ok) return set;
  await writeAudit(tx, { ...line, action: 'authenticator.set' });
  return ok('passphrase+code');
}

async function halfwayOf(
  database: Database,
  secret: string,
  { now }: Asking,
): Promise<HalfwaySession | null> {
  const found = await findSession(database, secret, { now, isBackground: false });
  return found.kind === 'halfway' ? found.session : null;
}

/** A session of its own for the second step; that of the first is over. */
async function openWhole(
  database: Database,
  { person, sessionId }: HalfwaySession,
  { method, device }: { readonly method: AccountProof; readonly device: string },
  asking: Asking,
): Promise<Whole> {
  const isFirst = await closeSession(database, sessionId, asking.now);
  if (!isFirst) return fail({ code: 'not-signed-in' });
  const secret = await openSession(database, person.accountId, asking.now, { assurance: 2, method, device });
  const found = await findSession(database, secret, { now: asking.now, isBackground: true });
  if (found.kind !== 'open') return fail({ code: 'sign-in-refused' });
  await auditSignIn(database, person, {
    action: 'signIn',
    objectKind: 'session',
    objectId: found.session.actor.sessionId,
    at: asking.now,
    requestId: asking.requestId,
  });
  return ok({ secret });
}

async function refuse(database: Database, accountId: string | null, asking: Asking): Promise<Whole> {
  await auditSignIn(database, null, {
    action: 'signIn.refused',
    objectKind: 'account',
    objectId: accountId,
    outcome: 'refused',
    at: asking.now,
    requestId: asking.requestId,
  });
  return fail({ code: 'sign-in-refused' });
}
