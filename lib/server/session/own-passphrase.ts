import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { hashPassphrase } from '@/lib/server/passphrase';
import { passphraseTrouble } from '@/lib/server/passphrase-rules';
import { factorsOf } from '@/lib/server/session/factors';
import { tellOwner } from '@/lib/server/session/tell-owner';
import { audit } from '@/lib/usecases/audit';
import type { Ctx } from '@/lib/usecases/context';

/** Changes the actor's passphrase and ends their other sessions: whoever knew the one before is out. */
export async function changeOwnPassphrase(
  ctx: Ctx,
  passphrase: string,
): Promise<Result<{ readonly changed: true }>> {
  const { accountId, sessionId, email, name } = ctx.actor;
  const { passkeys, hasAuthenticator } = await factorsOf(ctx.db, accountId);
  const says = await passphraseTrouble(passphrase, {
    email,
    name,
    hasSecondFactor: passkeys > 0 || hasAuthenticator,
  });
  if (says !== null) {
    return fail<Problem>({
      code: 'answers',
      fields: [{ key: 'passphrase', label: 'New passphrase', code: 'malformed', says }],
    });
  }
  const hash = await hashPassphrase(passphrase);
  await ctx.db
    .$executeRaw`UPDATE account SET passphrase_hash = ${hash}, version = version + 1 WHERE id = ${accountId}::uuid`;
  await ctx.db.models.authSession.updateMany({
    where: { accountId, id: { not: sessionId }, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  await tellOwner(ctx, 'Your passphrase was changed. Your other devices were signed out.');
  await audit(ctx, { action: 'passphrase.change', objectKind: 'account', objectId: accountId });
  return ok({ changed: true });
}
