import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patientTables } from '@/lib/db/patient-tables';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';

let base: TestDatabase;
let superuser: pg.Client;

beforeAll(async () => {
  base = await testDatabase();
  superuser = new pg.Client({ connectionString: base.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await base.close();
});

/** Tables that hold no patient. A new table belongs here or among the patient's, or this test fails. */
const otherTables = [
  'facility',
  'account',
  'auth_session',
  'passkey',
  'passkey_challenge',
  'authenticator',
  'recovery_code',
  'throttle',
  'audit_head',
  'setup_link',
  'audit_checkpoint',
  '_prisma_migrations',
];
/** Tables that hold no patient either, whose rows are a facility's people, messages, money or applications: row security is forced on each. */
const peoplesTables = [
  'membership',
  'invitation',
  'recovery_request',
  'message',
  'ledger_account',
  'ledger_entry',
  'application',
  'application_note',
];

const guarded = `SELECT relname FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity AND relforcerowsecurity`;

async function names(sql: string): Promise<string[]> {
  const { rows } = await superuser.query<{ relname: string }>(sql);
  return rows.map(({ relname }) => relname).toSorted();
}

describe('the catalogue', () => {
  test('forces row security on every table with a patient, and knows each table', async () => {
    const all = await names(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
    );
    expect(all).toEqual([...patientTables, ...peoplesTables, ...otherTables].toSorted());
    expect(await names(guarded)).toEqual([...patientTables, ...peoplesTables].toSorted());
  });

  test('would tell a table that is not guarded', async () => {
    await superuser.query('BEGIN; ALTER TABLE entry NO FORCE ROW LEVEL SECURITY');
    expect(await names(guarded)).not.toContain('entry');
    await superuser.query('ROLLBACK; BEGIN; ALTER TABLE entry DISABLE ROW LEVEL SECURITY');
    expect(await names(guarded)).not.toContain('entry');
    await superuser.query('ROLLBACK');
  });

  test('has the facility in the tables of a facility’s patients', async () => {
    const withFacility = await names(
      `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'facility_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
    );
    expect(withFacility).toEqual(
      [...patientTables, ...peoplesTables]
        // The one belongs to an account, the other to its application.
        .filter((table) => table !== 'idempotency_key' && table !== 'application_note')
        .toSorted(),
    );
  });

  const spanning = `SELECT i.indexrelid::regclass::text AS relname
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'facility_id')
      AND NOT EXISTS (
        SELECT 1 FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = 'facility_id' AND a.attnum = ANY (i.indkey))`;

  test('has no unique index that spans facilities', async () => {
    // An account has one role and asks for help as itself, an invitation may be to the registry, whoever applies has no facility
    // yet, a secret is drawn from 256
    // bits, and the audit is one chain for the database. None says anything of a patient.
    expect(await names(spanning)).toEqual([
      'application_pkey',
      'application_place',
      'application_token_hash_key',
      'audit_line_pkey',
      'invitation_pkey',
      'invitation_token_hash_key',
      'membership_pkey',
      'message_pkey',
      'recovery_request_pkey',
      'recovery_request_token_hash_key',
    ]);
    await superuser.query('BEGIN; CREATE UNIQUE INDEX mbi_everywhere ON registry_case (mbi)');
    expect(await names(spanning)).toContain('mbi_everywhere');
    await superuser.query('ROLLBACK');
  });

  const counting = `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
    UNION ALL SELECT attrelid::regclass::text FROM pg_attribute
      WHERE attidentity <> '' AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`;

  test('has no sequence and no identity', async () => {
    expect(await names(counting)).toEqual([]);
    await superuser.query('BEGIN; CREATE TABLE counted (id bigserial, n int GENERATED ALWAYS AS IDENTITY)');
    expect(await names(counting)).toHaveLength(3);
    await superuser.query('ROLLBACK');
  });

  test('keeps instants with their zone and ids as uuid', async () => {
    const { rows } = await superuser.query(
      `SELECT table_name || '.' || column_name AS relname FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
         AND (data_type = 'timestamp without time zone' OR column_name ~ '(^|_)(facility_id|case_id|entry_id)$' AND data_type <> 'uuid')`,
    );
    expect(rows).toEqual([]);
  });

  test('gives the portal’s role no table, no function of its own and no way past row security', async () => {
    const { rows } = await superuser.query(
      `SELECT rolname FROM pg_roles WHERE rolname IN ('registry_app', 'registry_worker', 'registry_owner') AND (rolsuper OR rolbypassrls OR rolcreaterole)
       UNION ALL SELECT relname FROM pg_class WHERE relowner = 'registry_app'::regrole
       UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'registry_app'::regrole
       UNION ALL SELECT relname FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND has_table_privilege('registry_app', oid, 'TRUNCATE')
       UNION ALL SELECT relname FROM pg_class, unnest(ARRAY['entry', 'signature', 'verdict', 'case_event', 'attachment', 'audit_line', 'audit_checkpoint', 'ledger_entry']) kept
         WHERE relname = kept AND relnamespace = 'public'::regnamespace
           AND (has_table_privilege('registry_app', oid, 'UPDATE') OR has_table_privilege('registry_app', oid, 'DELETE')
             OR has_any_column_privilege('registry_app', oid, 'UPDATE'))`,
    );
    expect(rows).toEqual([]);
  });

  test('fixes the search path of every function that runs as its owner', async () => {
    const { rows } = await superuser.query<{ proname: string; config: string; isPublic: boolean }>(
      `SELECT proname, array_to_string(proconfig, ' ') AS config, has_function_privilege('public', oid, 'EXECUTE') AS "isPublic"
       FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname`,
    );
    expect(rows.map(({ proname }) => proname)).toEqual([
      'accept_invitation',
      'account_of_link',
      'applied_migrations',
      'ask_recovery',
      'begin_setup',
      'claim_follows_event',
      'discard_physician_drafts',
      'draft_marks',
      'finish_recovery',
      'finish_setup',
      'found_facility',
      'invitation_at',
      'ledger_books',
      'link_may_join',
      'link_of_session',
      'link_of_token',
      'open_books',
      'place_is_taken',
      'queue_message',
      'recovery_at',
      'registry_audit',
      'registry_audit_head',
      'registry_authenticator',
      'registry_credentials',
      'registry_factors',
      'registry_seal_line',
      'registry_spend_recovery_code',
      'registry_verify',
      'setup_at',
    ]);
    for (const row of rows) {
      expect(row.config).toMatch(/search_path=.*pg_temp$/);
      expect(row.isPublic, row.proname).toBe(false);
    }
  });
});
