import pg from 'pg';
import type { Reader } from '@/lib/db/audit-source';
import { Trouble } from '@/lib/db/trouble';

/**
 * Lets work read a database as an auditor does, as it was at one moment, with nothing of the portal between: row security takes
 * the role from the transaction, and the owner, whom it holds as well, comes in by the door.
 */
export async function readAsAuditor<T>(url: string, work: (read: Reader) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'tracer-audit' });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    const reason = error instanceof Error && error.message ? error.message : String(error);
    throw new Trouble(`The database cannot be reached: ${reason}.`);
  });
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(
      "SELECT set_config('app.role', 'auditor', true), set_config('app.door', 'audit', true)",
    );
    return await work(async ({ text, values }) => (await client.query(text, values)).rows);
  } finally {
    await client.end();
  }
}
