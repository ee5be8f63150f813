import { z } from 'zod';
import { writeAudit } from '../db/audit';
import type { Tx } from '../db/client';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { hashOfSecret } from '../keys/registry-key';
import type { Ctx } from './context';
import { queueMessage } from './queue-message';
import { registryZone } from './registry-zone';
import { firstRow } from './rows';

const recoverySchema = z.object({
  id: z.string(),
  accountId: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
  facilityId: z.string().nullable(),
  npi: z.string().nullable(),
});
export type RecoveryFound = z.output<typeof recoverySchema>;

/** The approved request that a secret belongs to. Looking changes nothing. */
export function findRecovery(db: Tx, token: string, now: Date): Promise<RecoveryFound | undefined> {
  return firstRow(
    db,
    recoverySchema,
    sql`
      SELECT id, account_id AS "accountId", email, name, role, facility_id AS "facilityId", npi
      FROM recovery_at(${hashOfSecret(token)}, ${now}::timestamptz)`,
  );
}

/** A new passphrase for whoever lost every factor; all that could sign in before ends. The person is who acts in the transaction. */
export async function finishRecovery(
  ctx: Pick<Ctx, 'db' | 'now' | 'requestId'>,
  token: string,
  recovery: RecoveryFound,
  passphraseHash: string,
): Promise<Result<{ readonly email: string }>> {
  const done = await firstRow(
    ctx.db,
    z.object({ finished: z.boolean() }),
    sql`SELECT finish_recovery(${hashOfSecret(token)}, ${ctx.now}::timestamptz, ${passphraseHash}) AS finished`,
  );
  if (!done?.finished) return fail({ code: 'not-found' });
  await queueMessage(ctx, {
    kind: 'signInChanged',
    to: recovery.email,
    facilityId: recovery.facilityId,
    facts: {
      what: 'Your sign-in was set up anew, with a new passphrase. What you signed in with before works no more.',
      when: sayInstant(ctx.now, registryZone),
    },
  });
  await writeAudit(ctx.db, {
    action: 'recovery.finish',
    objectKind: 'recovery',
    objectId: recovery.id,
    at: ctx.now,
    requestId: ctx.requestId,
  });
  return ok({ email: recovery.email });
}
