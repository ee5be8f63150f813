import { cleanText } from '@/lib/domain/identifiers/text';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { factorsOf, holdAccount, suffices } from '@/lib/server/session/factors';
import { addPasskey, type RegistrationResponse, verifyRegistration } from '@/lib/server/session/passkeys';
import { mayUseCodes } from '@/lib/server/session/second-factor';
import { tellOwner } from '@/lib/server/session/tell-owner';
import { audit } from '@/lib/usecases/audit';
import type { Ctx } from '@/lib/usecases/context';

const longestName = 60;

/** Adds a passkey to the actor's own account. */
export async function addOwnPasskey(
  ctx: Ctx,
  given: { readonly name: string; readonly response: RegistrationResponse },
): Promise<Result<{ readonly id: string }>> {
  const name = readName(given.name);
  if (!name.ok) return name;
  const passkey = await verifyRegistration(ctx.db, ctx.actor.sessionId, given.response, ctx.now);
  if (!passkey.ok) return passkey;
  const added = await addPasskey(
    ctx.db,
    ctx.actor.accountId,
    { name: name.value, passkey: passkey.value },
    ctx.now,
  );
  if (!added.ok) return added;
  await tellOwner(ctx, 'A passkey was added to your account.');
  await audit(ctx, { action: 'passkey.add', objectKind: 'account', objectId: ctx.actor.accountId });
  return added;
}

/** Gives one of the actor's own passkeys another name. */
export async function renameOwnPasskey(
  ctx: Ctx,
  given: { readonly id: string; readonly name: string },
): Promise<Result<{ readonly name: string }>> {
  const name = readName(given.name);
  if (!name.ok) return name;
  const { count } = await ctx.db.models.passkey.updateMany({
    where: { id: given.id, accountId: ctx.actor.accountId },
    data: { name: name.value },
  });
  if (count === 0) return fail({ code: 'not-found' });
  await audit(ctx, { action: 'passkey.rename', objectKind: 'account', objectId: ctx.actor.accountId });
  return ok({ name: name.value });
}

/** Removes one of the actor's own passkeys, unless nothing would be left to sign in with. */
export async function removeOwnPasskey(ctx: Ctx, id: string): Promise<Result<{ readonly removed: true }>> {
  const { accountId } = ctx.actor;
  await holdAccount(ctx.db, accountId);
  const { count } = await ctx.db.models.passkey.deleteMany({ where: { id, accountId } });
  if (count === 0) return fail({ code: 'not-found' });
  if (!suffices(await factorsOf(ctx.db, accountId), mayUseCodes(ctx.actor.role))) {
    return fail({
      code: 'wrong-state',
      says: 'This is the last way to prove that it is you. Add another passkey first.',
    });
  }
  await tellOwner(ctx, 'A passkey was removed from your account.');
  await audit(ctx, { action: 'passkey.remove', objectKind: 'account', objectId: accountId });
  return ok({ removed: true });
}

function readName(raw: string): Result<string> {
  const name = cleanText(raw.replaceAll(/\s+/g, ' '));
  if (name.ok && name.value !== '' && name.value.length <= longestName) return name;
  const says = name.ok
    ? name.value === ''
      ? 'Give the passkey a name by which you know it again.'
      : `A name has at most ${longestName} characters.`
    : name.says;
  return fail<Problem>({
    code: 'answers',
    fields: [{ key: 'name', label: 'Name', code: 'malformed', says }],
  });
}
