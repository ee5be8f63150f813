import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { writeAudit } from '../db/audit';
import { sql } from '../db/sql';
import { sayInstant } from '../domain/schedule/zone';
import { hashOfSecret } from '../keys/registry-key';
import type { Ctx } from './context';
import { queueMessage } from './queue-message';
import { registryZone } from './registry-zone';
import { firstRow, rows } from './rows';

/** How long two people have to approve, in milliseconds: 72 hours. */
const open = 72 * 3_600_000;

const askedSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
  facilityId: z.string().nullable(),
});

/**
 * Asks for help with the sign-in of an address, by somebody who cannot sign in. The people who may approve are told, and the
 * person, who may not have asked. Nothing comes of it for an address without access, and nobody learns which it was.
 */
export async function askRecovery(
  ctx: Pick<Ctx, 'db' | 'now' | 'requestId' | 'key'>,
  email: string,
): Promise<void> {
  const id = uuid();
  const asked = await firstRow(
    ctx.db,
    askedSchema,
    sql`
      SELECT account_id AS "accountId", name, role, facility_id AS "facilityId"
      FROM ask_recovery(${id}::uuid, ${email}, ${hashOfSecret(ctx.key.token('recovery', id))}, ${ctx.now}::timestamptz,
        ${new Date(ctx.now.getTime() + open)}::timestamptz)`,
  );
  if (asked) {
    await queueMessage(ctx, {
      kind: 'signInChanged',
      to: email,
      facilityId: asked.facilityId,
      facts: {
        what: 'Somebody asked for a new sign-in for you, saying that your second factor is lost. If that was not you, tell your manager or the registry.',
        when: sayInstant(ctx.now, registryZone),
      },
    });
    for (const approver of await approversOf(ctx, asked)) {
      await queueMessage(ctx, {
        kind: 'recoveryAsked',
        to: approver.email,
        facilityId: approver.isOfFacility ? asked.facilityId : null,
        facts: { name: asked.name, path: approver.isOfFacility ? '/facility/people' : '/registry/people' },
      });
    }
  }
  await writeAudit(ctx.db, {
    action: 'recovery.ask',
    objectKind: 'account',
    objectId: asked?.accountId ?? null,
    facilityId: asked?.facilityId ?? null,
    outcome: asked ? 'done' : 'refused',
    at: ctx.now,
    requestId: ctx.requestId,
  });
}

/** The managers of the facility and the registry's administrators, without the person. */
function approversOf(
  ctx: Pick<Ctx, 'db'>,
  { accountId, facilityId }: z.output<typeof askedSchema>,
): Promise<readonly { readonly email: string; readonly isOfFacility: boolean }[]> {
  return rows(
    ctx.db,
    z.object({ email: z.string(), isOfFacility: z.boolean() }),
    sql`
      SELECT a.email, m.role = 'manager' AS "isOfFacility"
      FROM membership m JOIN account a ON a.id = m.account_id
      WHERE a.disabled_at IS NULL AND a.id <> ${accountId}::uuid
        AND (m.role = 'administrator' OR m.role = 'manager' AND m.facility_id = ${facilityId}::uuid)
      ORDER BY a.email LIMIT 100`,
  );
}
