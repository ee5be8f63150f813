import { type ChildProcess, spawn } from 'node:child_process';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Database } from '@/lib/db/client';
import { sqlStateOf, sqlStates } from '@/lib/db/sql-state';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import type { WorkingQueue } from '@/lib/db/work-queue';
import { RegistryKey } from '@/lib/keys/registry-key';
import { type TestSmtp, type TestSmtpOptions, testSmtp } from '@/lib/server/worker/test-smtp';
import { testSettings } from '@/lib/server/worker/test-worker';
import { startWorker } from '@/lib/server/worker/worker';
import { type MessageTo, queueMessage } from '@/lib/usecases/queue-message';

let base: TestDatabase;
let database: Database;
let superuser: pg.Pool;
const open: (() => Promise<void>)[] = [];

beforeAll(async () => {
  base = await testDatabase();
  database = new Database(base.appUrl, { connections: 4 });
  superuser = new pg.Pool({ connectionString: base.superuserUrl, max: 2 });
});
afterAll(async () => {
  await database.close();
  await superuser.end();
  await base.close();
});
beforeEach(() => superuser.query('DELETE FROM graphile_worker._private_jobs'));
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const linkId = '01993f5c-0000-7000-8000-000000000001';
const token = new RegistryKey('only for tests, only for tests, only for tests').token('form link', linkId);
const asking: MessageTo = {
  kind: 'formLink',
  to: 'asha.iyer@clinic.example',
  facilityId: null,
  facts: {
    linkId,
    facilityName: 'Lakeside',
    facilityPhone: '312-555-0100',
    physicianName: 'Asha Iyer',
    formTitle: 'Pre-PET form',
    due: null,
  },
};

const queue = () => database.asNobody((db) => queueMessage({ db, now: new Date() }, asking));

async function mailServer(options?: TestSmtpOptions): Promise<TestSmtp> {
  const server = await testSmtp(options);
  open.push(server.close);
  return server;
}

function worker(mail: { smtpUrl: string; from: string } | null): WorkingQueue {
  const running = startWorker({ ...testSettings(base.workerUrl), mail });
  open.push(running.stop);
  return running;
}
const to = ({ port }: TestSmtp) => ({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'portal@registry.example' });

async function row(id: string): Promise<Record<string, unknown>> {
  const { rows } = await superuser.query(
    `SELECT status, attempts, message_id AS "messageId", sent_at IS NOT NULL AS "isSent", last_error AS "lastError",
       (SELECT count(*)::int FROM graphile_worker._private_jobs) AS jobs FROM message WHERE id = $1`,
    [id],
  );
  return rows[0];
}
const becomes = (id: string, what: Record<string, unknown>) =>
  vi.waitFor(async () => expect(await row(id)).toMatchObject(what), { timeout: 30_000, interval: 100 });

describe('the worker', () => {
  test('writes a message out and sends it', async () => {
    const server = await mailServer();
    worker(to(server));
    const id = await queue();
    await becomes(id, { status: 'sent', attempts: 1, isSent: true, jobs: 0 });
    const [mail] = server.mails;
    expect(server.mails).toHaveLength(1);
    expect(mail?.to).toBe('asha.iyer@clinic.example');
    expect(mail?.messageId).toBe(`<${id}@registry.example>`);
    expect(mail?.text).toContain(`https://registry.example/l/${token}`);
  });

  test('keeps no secret in the database', async () => {
    const id = await queue();
    const { rows } = await superuser.query(
      `SELECT to_jsonb(m)::text || (SELECT string_agg(j::text, '') FROM graphile_worker._private_jobs j) AS all
       FROM message m WHERE id = $1`,
      [id],
    );
    expect(rows[0].all).toContain('Lakeside');
    expect(rows[0].all).not.toContain(token);
  });

  test('in a demo sends nothing, and says that it did not', async () => {
    worker(null);
    const id = await queue();
    await becomes(id, { status: 'shown', isSent: false, jobs: 0 });
  });

  test('that was killed with a mail in hand sends it again under the same Message-ID', async () => {
    const server = await mailServer({ toMail: async () => (server.mails.length === 1 ? null : '250 taken') });
    const first = workerProcess(server);
    const id = await queue();
    await vi.waitFor(() => expect(server.mails).toHaveLength(1), { timeout: 40_000, interval: 50 });
    const dead = new Promise((done) => first.once('exit', done));
    first.kill('SIGKILL');
    await dead;
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 1, jobs: 1 });
    worker(to(server));
    await becomes(id, { status: 'sent', attempts: 2, jobs: 0 });
    expect(server.mails.map(({ messageId }) => messageId)).toEqual(
      Array.from({ length: 2 }, () => `<${id}@registry.example>`),
    );
  });

  test('goes on after the database dropped all its connections', async () => {
    const server = await mailServer();
    worker(to(server));
    const before = await queue();
    await becomes(before, { status: 'sent' });
    await superuser.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'registry_worker'",
    );
    const after = await queue();
    await becomes(after, { status: 'sent' });
  });

  test('told to stop finishes what it has in hand', async () => {
    const server = await mailServer({
      toMail: () => new Promise((done) => setTimeout(() => done('250 taken'), 1_000)),
    });
    const running = worker(to(server));
    const id = await queue();
    await vi.waitFor(() => expect(server.mails).toHaveLength(1), { timeout: 30_000, interval: 20 });
    open.pop();
    await running.stop();
    expect(await row(id)).toMatchObject({ status: 'sent', jobs: 0 });
  });

  test('tries again what may pass, and gives up after the last attempt', async () => {
    const server = await mailServer({ toRecipient: () => '451 later, asha.iyer@clinic.example' });
    worker(to(server));
    const id = await queue();
    await becomes(id, { status: 'queued', lastError: 'EENVELOPE-451', jobs: 1 });
    const { rows } = await superuser.query('SELECT last_error FROM graphile_worker._private_jobs');
    expect(JSON.stringify(rows)).not.toContain('asha');
    await superuser.query(
      'UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = max_attempts - 1 WHERE locked_at IS NULL',
    );
    await becomes(id, { status: 'failed', lastError: 'EENVELOPE-451', jobs: 0 });
  });

  test('does not try again what the mail server refuses for good', async () => {
    const server = await mailServer({ toRecipient: () => '550 nobody here' });
    worker(to(server));
    const id = await queue();
    await becomes(id, { status: 'failed', attempts: 1, lastError: 'EENVELOPE-550', jobs: 0 });
  });

  test('sees no patient and no account, and does not change what has ended', async () => {
    const client = new pg.Client({ connectionString: base.workerUrl });
    await client.connect();
    open.push(() => client.end());
    for (const sql of [
      'SELECT 1 FROM registry_case',
      'SELECT 1 FROM account',
      'SELECT 1 FROM audit_line',
      "UPDATE message SET facts = '{}'",
      'DELETE FROM message',
      'CREATE TABLE mine (x int)',
    ]) {
      const error: unknown = await client.query(sql).catch((reason: unknown) => reason);
      expect(sqlStateOf(error), sql).toBe(sqlStates.forbidden);
    }
    await superuser.query(
      "UPDATE message SET status = 'sent', sent_at = now(), failed_at = NULL, message_id = '<' || id || '@a.example>'",
    );
    expect((await client.query("UPDATE message SET status = 'queued', sent_at = NULL")).rowCount).toBe(0);
  });
});

function workerProcess(server: TestSmtp): ChildProcess {
  const child = spawn(
    process.execPath,
    ['scripts/run.mjs', 'lib/server/worker/test-worker.ts', base.workerUrl, to(server).smtpUrl],
    { stdio: 'ignore' },
  );
  open.push(async () => void child.kill('SIGKILL'));
  return child;
}
