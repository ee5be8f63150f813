import { v7 as uuid } from 'uuid';
import { fail, type Result } from '@/lib/domain/result';
import { portalDatabase } from '@/lib/server/database';
import { hashPassphrase } from '@/lib/server/passphrase';
import { signInTyped, type TypedSignIn } from '@/lib/server/session/new-sign-in';
import type { Asking } from '@/lib/server/session/sign-in';
import { acceptInvitation, findInvitation } from '@/lib/usecases/accept-invitation';

/** Accepts an invitation: the account begins, and signs in with what was typed. */
export async function join(
  token: string,
  typed: TypedSignIn,
  { now, requestId }: Asking,
): Promise<Result<{ readonly email: string }>> {
  const database = portalDatabase();
  const invitation = await database.asNobody((tx) => findInvitation(tx, token, now));
  if (!invitation) return fail({ code: 'not-found' });
  if (invitation.isTaken) {
    return fail({
      code: 'wrong-state',
      says: 'There is an account with access under this address already, and an account has one role. Sign in with it, or ask whoever runs it to take that access away first; then open this link again.',
    });
  }
  const read = await signInTyped(typed, invitation.email);
  if (!read.ok) return read;
  const { givenName, familyName, passphrase } = read.value;
  // Before the transaction: it takes a while, and nobody should wait for it with rows locked.
  const passphraseHash = await hashPassphrase(passphrase);
  const accountId = invitation.accountId ?? uuid();
  const who = { ...invitation, accountId, name: `${givenName} ${familyName}` };
  return database.withActor(who, (db) =>
    acceptInvitation({ db, now, requestId }, token, invitation, {
      accountId,
      givenName,
      familyName,
      passphraseHash,
    }),
  );
}
