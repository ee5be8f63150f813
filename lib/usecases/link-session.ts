import { sql } from '../db/sql';
import { ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';

/** How long a session of a link lives without a sign of life, in milliseconds. */
export const linkSessionLife = 15 * 60_000;
/** Being seen again within this time is not written down. */
const seenAgain = 20_000;

/** Keeps the session of a link alive, or ends it when nothing was heard of it for too long; then the answer is false. */
export async function keepLinkSession(
  ctx: Ctx,
  session: { readonly sessionId: string; readonly lastSeenAt: Date },
): Promise<Result<boolean>> {
  const idle = ctx.now.getTime() - session.lastSeenAt.getTime();
  if (idle < seenAgain) return ok(true);
  if (idle < linkSessionLife) {
    // Two requests at once: the later time stays.
    await ctx.db.$executeRaw(sql`
      UPDATE link_session SET last_seen_at = greatest(last_seen_at, ${ctx.now}::timestamptz)
      WHERE id = ${session.sessionId}::uuid AND ended_at IS NULL`);
    return ok(true);
  }
  await endLinkSession(ctx, session.sessionId, 'session.expired');
  return ok(false);
}

/** Ends the session of a link: because its holder closes the form, or for want of a sign of life. */
export async function endLinkSession(
  ctx: Ctx,
  sessionId: string,
  action: 'session.expired' | 'link.leave' = 'link.leave',
): Promise<Result<undefined>> {
  const ended = await ctx.db.$executeRaw(sql`
    UPDATE link_session SET ended_at = ${ctx.now}::timestamptz WHERE id = ${sessionId}::uuid AND ended_at IS NULL`);
  if (ended === 0) return ok(undefined);
  await audit(ctx, {
    action,
    objectKind: 'session',
    objectId: sessionId,
    caseId: ctx.actor.link?.caseId ?? null,
  });
  return ok(undefined);
}
