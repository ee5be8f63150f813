import { fail, ok, type Result } from '@/lib/domain/result';
import { setAuthenticator } from '@/lib/server/session/authenticator';
import { factorsOf, holdAccount, suffices } from '@/lib/server/session/factors';
import { mayUseCodes } from '@/lib/server/session/second-factor';
import { tellOwner } from '@/lib/server/session/tell-owner';
import { audit } from '@/lib/usecases/audit';
import type { Ctx } from '@/lib/usecases/context';

/** Makes an offered key the actor's authenticator app, in place of the one before. */
export async function setOwnAuthenticator(
  ctx: Ctx,
  given: { readonly offer: string; readonly code: string },
): Promise<Result<{ readonly set: true }>> {
  const { actor } = ctx;
  if (!mayUseCodes(actor.role))
    return fail({
      code: 'not-allowed',
      says: 'Administrators of a live registry sign in with passkeys alone.',
    });
  const code = given.code.replaceAll(/[\s\p{Pd}]/gu, '');
  const set = await setAuthenticator(ctx.db, actor, { offer: given.offer, code }, ctx.now);
  if (!set.ok) return set;
  await tellOwner(ctx, 'An authenticator app was set up for your account.');
  await audit(ctx, { action: 'authenticator.set', objectKind: 'account', objectId: actor.accountId });
  return ok({ set: true });
}

/** Removes the actor's authenticator app, unless nothing would be left to sign in with. */
export async function removeOwnAuthenticator(ctx: Ctx): Promise<Result<{ readonly removed: true }>> {
  const { accountId } = ctx.actor;
  await holdAccount(ctx.db, accountId);
  const { count } = await ctx.db.models.authenticator.deleteMany({ where: { accountId } });
  if (count === 0) return fail({ code: 'wrong-state', says: 'There is no authenticator app to remove.' });
  if (!suffices(await factorsOf(ctx.db, accountId), mayUseCodes(ctx.actor.role))) {
    return fail({
      code: 'wrong-state',
      says: 'This is the last way to prove that it is you. Add a passkey first.',
    });
  }
  await tellOwner(ctx, 'The authenticator app was removed from your account.');
  await audit(ctx, { action: 'authenticator.remove', objectKind: 'account', objectId: accountId });
  return ok({ removed: true });
}
