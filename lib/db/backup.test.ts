import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAudit } from '@/lib/db/audit';
import { backUp, restore } from '@/lib/db/backup';
import { Database } from '@/lib/db/client';
import { migrate } from '@/lib/db/migrate';
import { type Distribution, distributionPrograms, startDistribution } from '@/lib/db/test-distribution';
import { buildWorld, cases, people } from '@/lib/db/test-world';

const programs = distributionPrograms();

/** On a machine without a distribution's PostgreSQL this is reported as skipped, which is: not run. */
describe.runIf(programs)('a restore drill on the distribution’s PostgreSQL', () => {
  let server: Distribution;
  let folder: string;
  let file: string;
  const restoredAt = new Date(Date.now() + 60_000);

  beforeAll(async () => {
    server = await startDistribution(programs ?? '');
    folder = mkdtempSync(join(tmpdir(), 'tracer-backup-'));
    for (const name of ['registry', 'restored', 'again'])
      await server.run('postgres', `CREATE DATABASE ${name} OWNER registry_owner`);
    await migrate(server.url('registry_owner', 'registry'));
    await buildWorld(server.url('postgres', 'registry'));
    await server.run('registry', waiting);
    await lines(['case.look', 'case.look']);
    ({ file } = await backUp(
      server.url('registry_backup', 'registry'),
      folder,
      new Date('2026-10-31T23:59:59Z'),
    ));
    await lines(['case.look']);
    await server.run('registry', "UPDATE message SET status = 'failed', failed_at = now()");
    await restore(server.url('registry_owner', 'restored'), file, restoredAt);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const one = async (sql: string, database = 'restored') => (await server.run(database, sql)).rows[0];

  async function lines(actions: readonly 'case.look'[]): Promise<void> {
    const app = new Database(server.url('registry_app', 'registry'), { connections: 1 });
    for (const action of actions) {
      await app.withActor(people.registrarA, (tx) =>
        writeAudit(tx, {
          action,
          objectKind: 'case',
          objectId: cases.A1.id,
          at: new Date(),
          requestId: 'drill',
        }),
      );
    }
    await app.close();
  }

  test('the file is for its owner alone', () => {
    expect(file).toMatch(/registry-20261031T235959Z\.dump$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('what was there before is there, and what came after is not', async () => {
    expect(await one('SELECT count(*)::int AS n FROM registry_case')).toEqual({
      n: Object.keys(cases).length,
    });
    expect(await one("SELECT count(*)::int AS n FROM audit_line WHERE request_id = 'drill'")).toEqual({
      n: 2,
    });
    expect(
      await one("SELECT count(*)::int AS n FROM audit_line WHERE request_id = 'drill'", 'registry'),
    ).toEqual({
      n: 3,
    });
  });

  test('the audit tells of it', async () => {
    expect(await one('SELECT action, at, role FROM audit_line ORDER BY sequence DESC LIMIT 1')).toEqual({
      action: 'registry.restore',
      at: restoredAt,
      role: 'nobody',
    });
  });

  test('nobody is signed in, no link opens, and nothing is mailed again', async () => {
    expect(await one('SELECT count(*)::int AS n FROM auth_session WHERE revoked_at IS NULL')).toEqual({
      n: 0,
    });
    expect(await one('SELECT count(*)::int AS n FROM auth_session')).toEqual({ n: 1 });
    expect(await one('SELECT revoked_at FROM form_link')).toEqual({ revoked_at: restoredAt });
    expect(await one('SELECT ended_at FROM link_session')).toEqual({ ended_at: restoredAt });
    expect(await one('SELECT revoked_at FROM invitation')).toEqual({ revoked_at: restoredAt });
    expect(await one('SELECT refused_at FROM recovery_request')).toEqual({ refused_at: restoredAt });
    expect(await one('SELECT expires_at FROM setup_link')).toEqual({ expires_at: restoredAt });
    expect(await one('SELECT status, last_error FROM message')).toEqual({
      status: 'failed',
      last_error: 'restored',
    });
    expect(await one('SELECT count(*)::int AS n FROM graphile_worker._private_jobs')).toEqual({ n: 0 });
    expect(await one('SELECT count(*)::int AS n FROM graphile_worker._private_jobs', 'registry')).toEqual({
      n: 1,
    });
  });

  test('row security holds as before, and the roles have what they had', async () => {
    const guarded = (database: string) =>
      one(
        `SELECT string_agg(relname, ' ' ORDER BY relname) AS names FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relforcerowsecurity`,
        database,
      );
    const granted = (database: string) =>
      one(
        `SELECT string_agg(concat_ws(' ', grantee, table_schema, table_name, privilege_type), E'\\n'
           ORDER BY grantee, table_schema, table_name, privilege_type) AS grants
         FROM information_schema.role_table_grants WHERE grantee IN ('registry_app', 'registry_worker', 'PUBLIC')
           AND table_schema IN ('public', 'graphile_worker')`,
        database,
      );
    expect(await guarded('restored')).toEqual(await guarded('registry'));
    expect(await granted('restored')).toEqual(await granted('registry'));
    expect(await migrate(server.url('registry_owner', 'restored'))).toEqual([]);
    const app = new Database(server.url('registry_app', 'restored'), { connections: 1 });
    const seen = await app.withActor(people.registrarA, (tx) => tx.models.registryCase.count());
    await app.close();
    expect(seen).toBe(2);
  });

  test('the owner, whom row security holds, makes no backup with rows missing', async () => {
    await expect(backUp(server.url('registry_owner', 'registry'), folder, new Date())).rejects.toThrow(
      /row-level security/,
    );
  });

  test('a database with tables is not overwritten', async () => {
    await expect(restore(server.url('registry_owner', 'registry'), file, restoredAt)).rejects.toThrow(
      /registry is not empty/,
    );
  });

  test('a file that was changed is not restored', async () => {
    appendFileSync(file, 'x');
    await expect(restore(server.url('registry_owner', 'again'), file, restoredAt)).rejects.toThrow(
      /is not what was written/,
    );
  });
});

/** A session, links and a message, all still alive. */
const waiting = `
  INSERT INTO auth_session (id, account_id, secret_hash, assurance, method, device, created_at, last_seen_at, absolute_expires_at, proved_at)
    SELECT gen_random_uuid(), id, sha256('s'), 2, 'passkey', 'Firefox on Linux', now(), now(), now() + interval '12 hours', now() FROM account LIMIT 1;
  SELECT queue_message(gen_random_uuid(), 'recoveryAsked', 'a@b.example', NULL, '{"name":"A","path":"/x"}', now());
  INSERT INTO setup_link (id, token_hash, created_at, expires_at) VALUES (gen_random_uuid(), sha256('t'), now(), now() + interval '1 year');
  INSERT INTO invitation (id, facility_id, email, role, token_hash, invited_by, invited_by_name, sent_at, message_id, expires_at)
    SELECT gen_random_uuid(), facility_id, 'new@b.example', 'registrar', sha256('i'), account_id, 'A', now(), gen_random_uuid(), now() + interval '1 year'
    FROM membership WHERE role = 'manager' LIMIT 1;
  INSERT INTO recovery_request (id, facility_id, account_id, token_hash, asked_at, expires_at)
    SELECT gen_random_uuid(), facility_id, account_id, sha256('r'), now(), now() + interval '1 year'
    FROM membership WHERE role = 'registrar' LIMIT 1;
  INSERT INTO form_link (facility_id, id, case_id, form_id, email, physician_npi, physician_family_name, physician_given_name, token_hash, code_version, message_id,
      created_at, created_by, created_by_name, expires_at)
    SELECT facility_id, gen_random_uuid(), id, 'pre-pet', 'a@b.example', physician_npi, 'A', 'B', sha256('l'), 1, gen_random_uuid(), now(),
      gen_random_uuid(), 'A', now() + interval '1 year' FROM registry_case LIMIT 1;
  INSERT INTO link_session (facility_id, id, link_id, secret_hash, created_at, last_seen_at)
    SELECT facility_id, gen_random_uuid(), id, sha256('k'), now(), now() FROM form_link;`;
