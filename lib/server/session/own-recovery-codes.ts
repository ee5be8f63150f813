import { fail, ok, type Result } from '@/lib/domain/result';
import { factorsOf } from '@/lib/server/session/factors';
import { makeRecoveryCodes } from '@/lib/server/session/recovery-codes';
import { mayUseCodes } from '@/lib/server/session/second-factor';
import { tellOwner } from '@/lib/server/session/tell-owner';
import { audit } from '@/lib/usecases/audit';
import type { Ctx } from '@/lib/usecases/context';

/** Makes ten new recovery codes for the actor, in place of all before. */
export async function makeOwnRecoveryCodes(ctx: Ctx): Promise<Result<{ readonly codes: readonly string[] }>> {
  const { accountId, role } = ctx.actor;
  const { hasPassphrase } = await factorsOf(ctx.db, accountId);
  if (!hasPassphrase || !mayUseCodes(role)) {
    return fail({
      code: 'wrong-state',
      says: 'Recovery codes stand beside a passphrase, and you sign in without one. Add a second passkey instead.',
    });
  }
  const codes = await makeRecoveryCodes(ctx.db, accountId, ctx.now);
  await tellOwner(ctx, 'New recovery codes were made for your account. Those from before work no more.');
  await audit(ctx, { action: 'recoveryCodes.make', objectKind: 'account', objectId: accountId });
  return ok({ codes });
}
