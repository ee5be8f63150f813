import type { Database } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/actor';
import type { AccountProof } from '@/lib/domain/access/proof-method';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { atMost } from '@/lib/server/at-most';
import { isPassphrase, passphraseMax } from '@/lib/server/passphrase';
import { type PasskeyResponse, verifyPasskey } from '@/lib/server/session/passkeys';
import { tryCode } from '@/lib/server/session/second-factor';
import { noteProof } from '@/lib/server/session/session-row';
import { type Asking, auditSignIn, credentialsOf } from '@/lib/server/session/sign-in';
import { countAttempt, forgetAttempts, perProof } from '@/lib/server/throttle';

/** What somebody gives who is asked again who they are. */
export type GivenProof =
  | { readonly passphrase: string; readonly code: string }
  | { readonly passkey: PasskeyResponse };

/**
 * Proves again who sits there. The answer is the actor with the fresh proof. Wrong ones are counted apart from those of the
 * sign-in, so that a stranger cannot keep anybody from signing.
 */
export async function prove(
  database: Database,
  actor: Actor,
  given: GivenProof,
  asking: Asking,
): Promise<Result<Actor>> {
  const tried = await inTurn(async () => {
    const counted = await countAttempt(database, perProof, actor.accountId);
    return counted.ok ? methodOf(database, actor, given, asking.now) : counted;
  });
  const line = {
    objectKind: 'session',
    objectId: actor.sessionId,
    at: asking.now,
    requestId: asking.requestId,
  } as const;
  if (!tried.ok) {
    if (tried.problem.code !== 'throttled')
      await auditSignIn(database, actor, { ...line, action: 'proof.refused', outcome: 'refused' });
    return tried;
  }
  await forgetAttempts(database, perProof, actor.accountId);
  await noteProof(database, actor.sessionId, asking.now, tried.value);
  await auditSignIn(database, actor, { ...line, action: 'proof' });
  return ok({ ...actor, provedAt: asking.now, provedBy: tried.value });
}

/** Few at a time, so that right passphrases which come at once do not count as the attempts of a guesser. */
const inTurn = atMost(2);

async function methodOf(
  database: Database,
  actor: Actor,
  given: GivenProof,
  now: Date,
): Promise<Result<AccountProof>> {
  if ('passkey' in given) {
    const verified = await database.withActor(actor, (tx) =>
      verifyPasskey(tx, actor.sessionId, given.passkey, now),
    );
    return verified?.accountId === actor.accountId
      ? ok('passkey')
      : refused(
          'passkey',
          'Passkey',
          'This passkey is not one of yours. Try another, or type your passphrase.',
        );
  }
  const { passphrase, code } = given;
  const known = passphrase.length <= passphraseMax ? await credentialsOf(database, actor.email) : undefined;
  // A code counts once: it is not used up by a passphrase that was mistyped.
  if (!(await isPassphrase(known?.passphrase_hash ?? undefined, passphrase)))
    return refused('passphrase', 'Passphrase', 'This is not your passphrase. Type it again.');
  const method = await database.withActor(actor, (tx) => tryCode(tx, actor, code, now));
  return method === null
    ? refused(
        'code',
        'Code',
        'This code does not fit, or was used already. Type the one that the app shows now.',
      )
    : ok(method);
}

function refused(key: string, label: string, says: string) {
  return fail<Problem>({ code: 'answers', fields: [{ key, label, code: 'malformed', says }] });
}
