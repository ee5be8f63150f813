import { sql } from '../db/sql';
import { approvalFor } from '../domain/access/recovery';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadRecovery, noteOf } from './load-recovery';
import { queueMessage } from './queue-message';

/** How long the link is good once both approved, in milliseconds: 24 hours. */
const linkOpen = 24 * 3_600_000;

/** One of two approvals for somebody who lost every factor. With the second, the link goes to the person. */
export async function approveRecovery(
  ctx: Ctx,
  asked: { readonly id: string; readonly note: string; readonly version: number },
): Promise<Result<{ readonly linkSent: boolean }>> {
  const found = await loadRecovery(ctx, asked.id, asked.version);
  if (!found.ok) return found;
  const request = found.value;
  const approval = approvalFor(request, ctx.actor);
  if (approval === null) {
    return fail({
      code: 'not-allowed',
      says: 'Two different people approve, neither of them the person who asks. Your approval is not the one that is missing.',
    });
  }
  const note = noteOf(asked.note);
  if (!note.ok) return note;
  const other = approval === 'near' ? request.registryBy : request.nearBy;
  const linkExpiresAt = other === null ? null : new Date(ctx.now.getTime() + linkOpen);
  const columns =
    approval === 'near'
      ? sql`near_by = ${ctx.actor.accountId}::uuid, near_by_name = ${ctx.actor.name}, near_at = ${ctx.now}::timestamptz, near_note = ${note.value}`
      : sql`registry_by = ${ctx.actor.accountId}::uuid, registry_name = ${ctx.actor.name}, registry_at = ${ctx.now}::timestamptz,
          registry_note = ${note.value}`;
  await ctx.db.$executeRaw(
    sql`UPDATE recovery_request SET ${columns}, link_expires_at = ${linkExpiresAt}::timestamptz, version = version + 1
      WHERE id = ${request.id}::uuid`,
  );
  if (linkExpiresAt !== null) {
    await queueMessage(ctx, {
      kind: 'recovery',
      to: request.email,
      facilityId: request.facilityId,
      facts: { recoveryId: request.id, name: request.name },
    });
  }
  await audit(ctx, {
    action: 'recovery.approve',
    objectKind: 'recovery',
    objectId: request.id,
    facilityId: request.facilityId,
    version: request.version + 1,
  });
  return ok({ linkSent: linkExpiresAt !== null });
}
