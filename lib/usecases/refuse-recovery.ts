import { sql } from '../db/sql';
import { ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadRecovery, noteOf } from './load-recovery';

/** Ends a request for a new sign-in: also one that is approved, as long as its link was not used. */
export async function refuseRecovery(
  ctx: Ctx,
  asked: { readonly id: string; readonly note: string; readonly version: number },
): Promise<Result<{ readonly refused: true }>> {
  const found = await loadRecovery(ctx, asked.id, asked.version);
  if (!found.ok) return found;
  const request = found.value;
  const note = noteOf(asked.note);
  if (!note.ok) return note;
  await ctx.db.$executeRaw(
    sql`UPDATE recovery_request SET refused_by = ${ctx.actor.accountId}::uuid, refused_by_name = ${ctx.actor.name},
        refused_at = ${ctx.now}::timestamptz, refused_note = ${note.value}, version = version + 1
      WHERE id = ${request.id}::uuid`,
  );
  await audit(ctx, {
    action: 'recovery.refuse',
    objectKind: 'recovery',
    objectId: request.id,
    facilityId: request.facilityId,
    version: request.version + 1,
  });
  return ok({ refused: true });
}
