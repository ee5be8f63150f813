import { sql } from '../db/sql';
import { ok, type Result } from '../domain/result';
import { audit } from './audit';
import { roleWords } from './case-words';
import type { Ctx } from './context';
import { invitationEnd } from './invitation-end';
import { loadInvitation } from './load-invitation';
import { queueMessage } from './queue-message';

/** Sends an invitation again, with the same link and seven more days. */
export async function sendInvitationAgain(
  ctx: Ctx,
  invitationId: string,
): Promise<Result<{ readonly email: string }>> {
  const found = await loadInvitation(ctx, invitationId);
  if (!found.ok) return found;
  const { id, email, facilityId, facilityName, role, version } = found.value;
  const messageId = await queueMessage(ctx, {
    kind: 'invitation',
    to: email,
    facilityId,
    facts: { invitationId: id, inviterName: ctx.actor.name, facilityName, roleWords: roleWords[role] },
  });
  await ctx.db.$executeRaw(sql`
    UPDATE invitation SET sent_at = ${ctx.now}::timestamptz, expires_at = ${invitationEnd(ctx.now)}::timestamptz,
      message_id = ${messageId}::uuid, version = version + 1 WHERE id = ${id}::uuid`);
  await audit(ctx, {
    action: 'invitation.sendAgain',
    objectKind: 'invitation',
    objectId: id,
    facilityId,
    version: version + 1,
  });
  return ok({ email });
}
