import { fail, ok, type Result } from '@/lib/domain/result';
import { audit } from '@/lib/usecases/audit';
import type { Ctx } from '@/lib/usecases/context';

type Ended = Result<{ readonly ended: number }>;

/** Ends one of the actor's sessions, on whichever device it is. */
export async function endOwnSession(ctx: Ctx, sessionId: string): Promise<Ended> {
  const { count } = await ctx.db.models.authSession.updateMany({
    where: { id: sessionId, accountId: ctx.actor.accountId, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  if (count === 0) return fail({ code: 'not-found' });
  await audit(ctx, { action: 'session.end', objectKind: 'session', objectId: sessionId });
  return ok({ ended: count });
}

/** Ends every session of the actor but this one. */
export async function endOtherSessions(ctx: Ctx): Promise<Ended> {
  const { accountId, sessionId } = ctx.actor;
  const { count } = await ctx.db.models.authSession.updateMany({
    where: { accountId, id: { not: sessionId }, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  await audit(ctx, { action: 'session.end', objectKind: 'account', objectId: accountId });
  return ok({ ended: count });
}
