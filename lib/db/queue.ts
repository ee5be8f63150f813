import { runMigrations } from 'graphile-worker';
import pg from 'pg';

/**
 * Brings the queue (schema graphile_worker) up to date as the owner, and gives the worker's role what it needs of it. The
 * portal's role gets nothing: it queues through the function queue_message() alone.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  // Without these two it says on the console that they are missing; a connection that breaks fails its statement anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool });
    await pool.query(rightsOfTheWorker);
  } finally {
    await pool.end();
  }
}

/** Its tables have row security without a policy, so that only the owner would pass. Made anew each time: a newer queue may have further tables. */
const rightsOfTheWorker = `
  BEGIN;
  REVOKE ALL ON SCHEMA graphile_worker FROM PUBLIC;
  GRANT USAGE ON SCHEMA graphile_worker TO registry_worker;
  GRANT SELECT ON graphile_worker.migrations TO registry_worker;
  DO $$
  DECLARE
    queue_table text;
  BEGIN
    FOR queue_table IN
      SELECT relname FROM pg_class
      WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relname LIKE '\\_private\\_%'
    LOOP
      EXECUTE format('DROP POLICY IF EXISTS worked_on ON graphile_worker.%I', queue_table);
      EXECUTE format('CREATE POLICY worked_on ON graphile_worker.%I TO registry_worker USING (true) WITH CHECK (true)', queue_table);
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON graphile_worker.%I TO registry_worker', queue_table);
    END LOOP;
  END $$;
  COMMIT;`;
