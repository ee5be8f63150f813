import pg from 'pg';
import type { Reader } from '@/lib/db/audit-source';
import { Trouble } from '@/lib/db/trouble';

/** Whom row security shows all rows, once it is told of an auditor; anybody else would find nothing, and nothing wrong. */
const mayRead = `SELECT rolsuper OR rolbypassrls OR pg_has_role(oid, 'registry_app', 'USAGE') AS may
  FROM pg_roles WHERE rolname = current_user`;

/** Lets work read a database as an auditor does, as it was at one moment, with nothing of the portal between. */
export async function readAsAuditor<T>(url: string, work: (read: Reader) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'tracer-audit' });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    const reason = error instanceof Error && error.message ? error.message : String(error);
    throw new Trouble(`The database cannot be reached: ${reason}.`);
  });
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ may: boolean }>(mayRead);
    if (!rows[0]?.may)
      throw new Trouble(
        'This role does not see the audit. Use the address as registry_app, or as a superuser.',
      );
    await client.query("SELECT set_config('app.role', 'auditor', true)");
    return await work(async ({ text, values }) => (await client.query(text, values)).rows);
  } finally {
    await client.end();
  }
}
