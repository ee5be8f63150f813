import { sql } from '../db/sql';
import { ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadInvitation } from './load-invitation';

/** Makes the link of an invitation useless. */
export async function revokeInvitation(
  ctx: Ctx,
  invitationId: string,
): Promise<Result<{ readonly revoked: true }>> {
  const found = await loadInvitation(ctx, invitationId);
  if (!found.ok) return found;
  const { id, facilityId, version } = found.value;
  await ctx.db.$executeRaw(
    sql`UPDATE invitation SET revoked_at = ${ctx.now}::timestamptz, version = version + 1 WHERE id = ${id}::uuid`,
  );
  await audit(ctx, {
    action: 'invitation.revoke',
    objectKind: 'invitation',
    objectId: id,
    facilityId,
    version: version + 1,
  });
  return ok({ revoked: true });
}
