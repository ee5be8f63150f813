import pg from 'pg';
import { z } from 'zod';
import { migrationsOf } from '@/lib/db/applied-migrations';

/** What makes a database unfit for real patients, as sentences; none when it is fit. The address is the application role's. */
export function troublesOfDatabase(url: string): Promise<string[]> {
  return asked(url, 'DATABASE_URL', async (client) => {
    const { rows } = await client.query(whatMatters);
    const found = facts.parse(rows[0]);
    return [...troublesIn(found), ...(found.migrated ? await troublesOfMigrations(client) : [])];
  });
}

/** The same for the worker's role, which sees messages and no patient. */
export function troublesOfWorker(url: string): Promise<string[]> {
  return asked(url, 'DATABASE_WORKER_URL', async (client) => {
    const { rows } = await client.query(whatWorkerMay);
    return troublesOfWorkerIn(workerFacts.parse(rows[0]));
  });
}

async function asked(
  url: string,
  setting: string,
  find: (client: pg.Client) => Promise<string[]>,
): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await find(client);
  } catch (error) {
    const reason = error instanceof Error && error.message ? error.message : String(error);
    return [`${setting}: the database cannot be used: ${reason}.`];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function troublesOfMigrations(client: pg.Client): Promise<string[]> {
  const { missing, unknown } = await migrationsOf(client);
  const lacks = `DATABASE_URL: the database lacks ${missing.join(', ')}. Run npm run migrate.`;
  const isAhead = `DATABASE_URL: the database has ${unknown.join(', ')}, which this Tracer does not know. Start the newer Tracer.`;
  return [...(missing.length > 0 ? [lacks] : []), ...(unknown.length > 0 ? [isAhead] : [])];
}

const workerFacts = z.object({
  role: z.string(),
  superuser: z.boolean(),
  bypasses_row_security: z.boolean(),
  embedded: z.boolean(),
  sees_patients: z.boolean(),
  has_queue: z.boolean(),
});

const whatWorkerMay = `
  SELECT current_user::text AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses_row_security,
         EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'registry_superuser') AS embedded,
         coalesce(has_table_privilege(to_regclass('public.registry_case'), 'SELECT'), false) AS sees_patients,
         EXISTS (
           SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'graphile_worker' AND c.relname = '_private_jobs' AND has_table_privilege(c.oid, 'UPDATE')
         ) AS has_queue
  FROM pg_roles r WHERE r.rolname = current_user`;

function troublesOfWorkerIn(it: z.infer<typeof workerFacts>): string[] {
  const isTooMuch = it.superuser || it.bypasses_row_security;
  const troubles: [boolean, string][] = [
    [
      it.embedded,
      'DATABASE_WORKER_URL: it leads to the embedded database of the demo. Set the address of a PostgreSQL server that you run and back up.',
    ],
    [
      isTooMuch,
      `DATABASE_WORKER_URL: ${it.role} is a superuser or bypasses row security. Set the address as registry_worker.`,
    ],
    [
      !isTooMuch && it.sees_patients,
      `DATABASE_WORKER_URL: ${it.role} may read cases. Set the address as registry_worker, which sends messages and sees no patient.`,
    ],
    [
      !isTooMuch && !it.has_queue,
      `DATABASE_WORKER_URL: ${it.role} has no queue to work on. Run npm run migrate, and set the address as registry_worker.`,
    ],
  ];
  return troubles.filter(([isSo]) => isSo).map(([, says]) => says);
}

const facts = z.object({
  role: z.string(),
  version: z.number(),
  superuser: z.boolean(),
  bypasses_row_security: z.boolean(),
  embedded: z.boolean(),
  owned: z.array(z.string()),
  guarded: z.array(z.string()),
  unforced: z.array(z.string()),
  fsync: z.string(),
  full_page_writes: z.string(),
  synchronous_commit: z.string(),
  powers: z.array(z.string()),
  sees_queue: z.boolean(),
  migrated: z.boolean(),
  is_standby: z.boolean(),
  read_only: z.string(),
  encoding: z.string(),
  log_statement: z.string(),
  log_parameters: z.string(),
  log_parameters_on_error: z.string(),
  log_error_verbosity: z.string(),
  log_min_error_statement: z.string(),
});

const whatMatters = `
  WITH tables AS (
    SELECT c.oid, c.oid::regclass::text AS name, c.relowner, c.relrowsecurity AND c.relforcerowsecurity AS forced,
           (c.relrowsecurity OR EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid)) AND n.nspname <> 'graphile_worker' AS guarded
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'
  )
  SELECT current_user::text AS role,
         current_setting('server_version_num')::int AS version,
         r.rolsuper AS superuser,
         r.rolbypassrls AS bypasses_row_security,
         EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'registry_superuser') AS embedded,
         ARRAY(SELECT name FROM tables WHERE pg_has_role(current_user, relowner, 'MEMBER') ORDER BY 1) AS owned,
         ARRAY(SELECT name FROM tables WHERE guarded ORDER BY 1) AS guarded,
         ARRAY(SELECT name FROM tables WHERE guarded AND NOT forced ORDER BY 1) AS unforced,
         current_setting('fsync') AS fsync,
         current_setting('full_page_writes') AS full_page_writes,
         current_setting('synchronous_commit') AS synchronous_commit,
         array_remove(ARRAY[
           CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END, CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
           CASE WHEN r.rolreplication THEN 'REPLICATION' END], NULL) AS powers,
         EXISTS (
           SELECT 1 FROM pg_namespace n WHERE n.nspname = 'graphile_worker' AND has_schema_privilege(n.oid, 'USAGE')
         ) AS sees_queue,
         to_regprocedure('public.applied_migrations()') IS NOT NULL AS migrated,
         pg_is_in_recovery() AS is_standby,
         current_setting('default_transaction_read_only') AS read_only,
         current_setting('server_encoding') AS encoding,
         current_setting('log_statement') AS log_statement,
         current_setting('log_parameter_max_length') AS log_parameters,
         current_setting('log_parameter_max_length_on_error') AS log_parameters_on_error,
         current_setting('log_error_verbosity') AS log_error_verbosity,
         current_setting('log_min_error_statement') AS log_min_error_statement
  FROM pg_roles r WHERE r.rolname = current_user`;

function troublesIn(it: z.infer<typeof facts>): string[] {
  const troubles: [boolean, string][] = [
    [
      it.embedded,
      'DATABASE_URL: it leads to the embedded database of the demo. Set the address of a PostgreSQL server that you run and back up.',
    ],
    [
      it.version < 150000,
      'DATABASE_URL: the server is older than PostgreSQL 15. Set the address of a newer one.',
    ],
    [
      it.superuser,
      `DATABASE_URL: ${it.role} is a superuser, whom row security does not hold. Set the address as registry_app.`,
    ],
    [
      it.bypasses_row_security,
      `DATABASE_URL: ${it.role} bypasses row security. Run: ALTER ROLE ${it.role} NOBYPASSRLS`,
    ],
    [
      !it.superuser && it.owned.length > 0,
      `DATABASE_URL: ${it.role} owns tables (${it.owned.slice(0, 3).join(', ')}), or belongs to who does. Set the address as registry_app, which owns nothing.`,
    ],
    [
      !it.superuser && it.powers.length > 0,
      `DATABASE_URL: ${it.role} may do more than the portal needs. Run: ALTER ROLE ${it.role} ${it.powers.map((power) => `NO${power}`).join(' ')}`,
    ],
    [
      !it.superuser && it.owned.length === 0 && it.sees_queue,
      `DATABASE_URL: ${it.role} reaches the queue of messages. Run: REVOKE ALL ON SCHEMA graphile_worker FROM PUBLIC, ${it.role}`,
    ],
    [
      it.is_standby || it.read_only === 'on',
      'DATABASE_URL: the server takes no changes: it is a standby, or default_transaction_read_only is on. Set the address of the primary.',
    ],
    [
      it.encoding !== 'UTF8',
      `DATABASE_URL: the database keeps text as ${it.encoding}, which has no place for many names. Make it anew with ENCODING 'UTF8'.`,
    ],
    [
      it.guarded.length === 0,
      'DATABASE_URL: the database has no table with row security. Run npm run migrate with DATABASE_OWNER_URL first.',
    ],
    [
      it.unforced.length > 0,
      `DATABASE_URL: row security is not forced on ${it.unforced.join(', ')}. Run npm run migrate, and find out who changed that.`,
    ],
    [
      it.fsync !== 'on',
      'DATABASE_URL: the server runs with fsync off and would lose what people wrote. Set fsync = on.',
    ],
    [
      it.full_page_writes !== 'on',
      'DATABASE_URL: the server runs with full_page_writes off. Set full_page_writes = on.',
    ],
    [
      !['on', 'remote_apply'].includes(it.synchronous_commit),
      `DATABASE_URL: the server confirms before it has written (synchronous_commit = ${it.synchronous_commit}). Set synchronous_commit = on.`,
    ],
    [
      it.log_parameters !== '0',
      'DATABASE_URL: the server may write what people typed to its log. Set log_parameter_max_length = 0.',
    ],
    [
      it.log_parameters_on_error !== '0',
      'DATABASE_URL: the server writes what people typed to its log when a statement fails. Set log_parameter_max_length_on_error = 0.',
    ],
    [
      it.log_error_verbosity !== 'terse',
      'DATABASE_URL: the server writes values to its log when a constraint refuses them. Set log_error_verbosity = terse.',
    ],
    [
      ['mod', 'all'].includes(it.log_statement),
      `DATABASE_URL: the server logs statements (log_statement = ${it.log_statement}). Set log_statement = none, or ddl.`,
    ],
    [
      !['log', 'fatal', 'panic'].includes(it.log_min_error_statement),
      'DATABASE_URL: the server logs statements that fail. Set log_min_error_statement = panic.',
    ],
  ];
  return troubles.filter(([isSo]) => isSo).map(([, says]) => says);
}
