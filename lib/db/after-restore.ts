import { v7 as uuid } from 'uuid';
import { writeAudit } from '@/lib/db/audit';
import { Database } from '@/lib/db/client';
import { rawSql } from '@/lib/db/sql';

/** Row security holds the owner too; it is lifted for this one transaction, of a database that nobody uses yet. */
const held = ['message', 'form_link', 'link_session', 'invitation', 'recovery_request'];

/** Why a person who asked for new ways to sign in finds the request refused. */
const note = 'The registry was restored from a backup. Ask again.';

/**
 * Ends what a backup would bring back to life: somebody who was signed out would be signed in again, a link that was used or
 * revoked would open again, and a message that was sent would be sent twice. Tells the audit.
 */
export async function endWhatWasRestored(ownerUrl: string, now: Date): Promise<void> {
  const owner = new Database(ownerUrl, { connections: 1 });
  try {
    await owner.asNobody(async (tx) => {
      for (const table of held)
        await tx.$executeRaw(rawSql(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`));
      await tx.$executeRaw`UPDATE auth_session SET revoked_at = ${now} WHERE revoked_at IS NULL`;
      await tx.$executeRaw`UPDATE link_session SET ended_at = ${now} WHERE ended_at IS NULL`;
      await tx.$executeRaw`UPDATE form_link SET revoked_at = ${now}, version = version + 1
        WHERE num_nonnulls(signed_at, revoked_at, replaced_at, killed_at) = 0`;
      await tx.$executeRaw`UPDATE invitation SET revoked_at = ${now}, version = version + 1
        WHERE accepted_at IS NULL AND revoked_at IS NULL`;
      await tx.$executeRaw`UPDATE recovery_request SET refused_by = account_id, refused_by_name = 'Restored from a backup',
          refused_at = ${now}, refused_note = ${note}, version = version + 1
        WHERE done_at IS NULL AND refused_at IS NULL`;
      await tx.$executeRaw`UPDATE setup_link SET expires_at = ${now} WHERE used_at IS NULL AND expires_at > ${now}`;
      await tx.$executeRaw`DELETE FROM passkey_challenge`;
      await tx.$executeRaw`UPDATE message SET status = 'failed', failed_at = ${now}, last_error = 'restored'
        WHERE status = 'queued'`;
      await tx.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
      for (const table of held) await tx.$executeRaw(rawSql(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`));
      await writeAudit(tx, {
        action: 'registry.restore',
        objectKind: 'registry',
        at: now,
        requestId: uuid(),
      });
    });
    await owner.pool.query('ANALYZE');
  } finally {
    await owner.close();
  }
}
