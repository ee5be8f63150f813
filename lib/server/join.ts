import { v7 as uuid } from 'uuid';
import type { ActingAs } from '@/lib/db/client';
import { fail, ok, type Result } from '@/lib/domain/result';
import { portalDatabase } from '@/lib/server/database';
import { inTransaction } from '@/lib/server/in-transaction';
import { hashPassphrase } from '@/lib/server/passphrase';
import { nameTyped, signInTyped, type TypedName, type TypedSignIn } from '@/lib/server/session/new-sign-in';
import {
  addPasskey,
  type RegistrationResponse,
  registrationOptions,
  verifyRegistration,
} from '@/lib/server/session/passkeys';
import type { Asking } from '@/lib/server/session/sign-in';
import { acceptInvitation, findInvitation, type InvitationFound } from '@/lib/usecases/accept-invitation';
import { audit } from '@/lib/usecases/audit';

/** Accepts an invitation: the account begins, and signs in with what was typed. */
export async function join(
  token: string,
  typed: TypedSignIn,
  { now, requestId }: Asking,
): Promise<Result<{ readonly email: string }>> {
  const invitation = await openInvitation(token, now);
  if (!invitation.ok) return invitation;
  const read = await signInTyped(typed, invitation.value.email);
  if (!read.ok) return read;
  const { passphrase, ...name } = read.value;
  // Before the transaction: it takes a while, and nobody should wait for it with rows locked.
  const passphraseHash = await hashPassphrase(passphrase);
  const who = newcomer(invitation.value, invitation.value.accountId ?? uuid(), name);
  const { accountId } = who;
  return portalDatabase().withActor(who, (db) =>
    acceptInvitation({ db, now, requestId }, token, invitation.value, { accountId, ...name, passphraseHash }),
  );
}

/** What a browser makes a passkey of, for whoever holds an open invitation. */
export async function joinPasskeyOptions(
  token: string,
  now: Date,
): Promise<Result<Awaited<ReturnType<typeof registrationOptions>>>> {
  const invitation = await openInvitation(token, now);
  if (!invitation.ok) return invitation;
  const { id, email } = invitation.value;
  const owner = { accountId: accountOf(invitation.value), email, name: email };
  return ok(await portalDatabase().asNobody((tx) => registrationOptions(tx, owner, id, now)));
}

/** Accepts an invitation with a passkey, which is both steps of the sign-in: there is no passphrase. */
export async function joinWithPasskey(
  token: string,
  given: TypedName & { readonly response: RegistrationResponse },
  asking: Asking,
): Promise<Result<{ readonly email: string }>> {
  const { now } = asking;
  const invitation = await openInvitation(token, now);
  if (!invitation.ok) return invitation;
  const name = nameTyped(given);
  if (!name.ok) return name;
  const { id, email } = invitation.value;
  const who = newcomer(invitation.value, accountOf(invitation.value), name.value);
  const { accountId } = who;
  const actor = { ...who, sessionId: id, email, provedAt: now, provedBy: 'passkey' } as const;
  return inTransaction(actor, asking, async (ctx) => {
    const passkey = await verifyRegistration(ctx.db, id, given.response, now);
    if (!passkey.ok) return passkey;
    const joined = await acceptInvitation(ctx, token, invitation.value, {
      accountId,
      ...name.value,
      passphraseHash: null,
    });
    if (!joined.ok) return joined;
    const first = { name: 'First passkey', passkey: passkey.value };
    const added = await addPasskey(ctx.db, accountId, first, now);
    if (!added.ok) return added;
    await audit(ctx, { action: 'passkey.add', objectKind: 'account', objectId: accountId });
    return joined;
  });
}

async function openInvitation(token: string, now: Date): Promise<Result<InvitationFound>> {
  const invitation = await portalDatabase().asNobody((tx) => findInvitation(tx, token, now));
  if (!invitation) return fail({ code: 'not-found' });
  if (!invitation.isTaken) return ok(invitation);
  return fail({
    code: 'wrong-state',
    says: 'There is an account with access under this address already, and an account has one role. Sign in with it, or ask whoever runs it to take that access away first; then open this link again.',
  });
}

/** The account of an invitation that is accepted with a passkey: known before it begins, since the passkey carries it. */
function accountOf({ id, accountId }: InvitationFound): string {
  return accountId ?? id;
}

/** Who acts while an invitation is accepted. */
function newcomer(
  { role, facilityId, npi }: InvitationFound,
  accountId: string,
  { givenName, familyName }: TypedName,
): ActingAs {
  return { accountId, name: `${givenName} ${familyName}`, role, facilityId, npi };
}
