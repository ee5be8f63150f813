import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { refusalOfPlace } from './load-person';
import { firstRow } from './rows';

const invitationSchema = z.object({
  id: z.string(),
  facilityId: z.string().nullable(),
  facilityName: z.string().nullable(),
  email: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
  isEnded: z.boolean(),
  version: z.number(),
});
export type InvitationRow = z.output<typeof invitationSchema>;

/** An open invitation of a place the actor looks after, held until the transaction ends. Of others none is there. */
export async function loadInvitation(ctx: Ctx, id: string): Promise<Result<InvitationRow>> {
  if (!validate(id)) return fail({ code: 'not-found' });
  const seen = await firstRow(
    ctx.db,
    z.object({ facilityId: z.string().nullable() }),
    sql`SELECT facility_id AS "facilityId" FROM invitation WHERE id = ${id}::uuid`,
  );
  if (!seen) return fail({ code: 'not-found' });
  const refusal = refusalOfPlace(ctx, seen.facilityId);
  if (refusal) return fail(refusal);
  const invitation = await firstRow(
    ctx.db,
    invitationSchema,
    sql`
      SELECT i.id, i.facility_id AS "facilityId", f.name AS "facilityName", i.email, i.role,
        i.accepted_at IS NOT NULL OR i.revoked_at IS NOT NULL AS "isEnded", i.version
      FROM invitation i LEFT JOIN facility f ON f.id = i.facility_id WHERE i.id = ${id}::uuid FOR UPDATE OF i`,
  );
  if (!invitation) return fail({ code: 'not-found' });
  if (invitation.isEnded) {
    return fail({
      code: 'wrong-state',
      says: 'This invitation was accepted or revoked in between. Load the page again.',
    });
  }
  return ok(invitation);
}
