import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from '@/lib/db/client';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { seeded } from '@/lib/domain/forms/seeded';
import { CheckpointFile } from '@/lib/keys/checkpoint-file';
import { type Checkpoint, CheckpointKey, newCheckpointKey } from '@/lib/keys/checkpoint-key';
import { cutTail, fillAudit, rewriteFrom, sourceOn, tamper } from './test-tampering';
import { type AuditVerdict, type CheckpointsToCompare, verifyAudit } from './verify-audit';
import { writeCheckpoint } from './write-checkpoint';

const lines = 60;
const key = newKey();
const folder = mkdtempSync(join(tmpdir(), 'tracer-checkpoints-'));
const file = new CheckpointFile(join(folder, 'checkpoints.jsonl'));

let base: TestDatabase;
let superuser: pg.Client;
let database: Database;
let worker: Database;

beforeAll(async () => {
  base = await testDatabase();
  database = new Database(base.appUrl, { connections: 4 });
  worker = new Database(base.workerUrl, { connections: 2 });
  superuser = new pg.Client({ connectionString: base.superuserUrl });
  await superuser.connect();
  await fillAudit(superuser, seeded(1), lines - 20);
  await checkpoint('2026-10-02T00:00:00Z');
  await fillAudit(superuser, seeded(2), 15);
  await checkpoint('2026-10-02T01:00:00Z');
  await fillAudit(superuser, seeded(3), 5);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await superuser.end();
  await database.close();
  await worker.close();
  await base.close();
});

function newKey(): CheckpointKey {
  const made = CheckpointKey.from(newCheckpointKey());
  if (!made) throw new Error('A new key that is none');
  return made;
}

function checkpoint(at: string): Promise<Checkpoint | null> {
  return worker.asNobody((db) => writeCheckpoint({ db, now: new Date(at) }, { key, file }));
}

async function verdict(compare: Partial<CheckpointsToCompare> = {}, batch = 7): Promise<AuditVerdict> {
  const steps = verifyAudit(
    sourceOn(superuser),
    { keys: [key.public], file: file.read(), ...compare },
    batch,
  );
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** What is found after something was done to the audit, which is undone again. */
async function tampered(
  work: (client: pg.Client) => Promise<unknown>,
  compare: Partial<CheckpointsToCompare> = {},
): Promise<AuditVerdict> {
  await superuser.query('BEGIN');
  try {
    await work(superuser);
    return await verdict(compare);
  } finally {
    await superuser.query('ROLLBACK');
  }
}

describe('an audit as it was written', () => {
  test('is intact, whoever reads it and in whatever batches', async () => {
    const intact = { isIntact: true, lines, checkpoints: 2, vouchedUpTo: '55', badLine: null, says: [] };
    for (const batch of [1, 7, 1_000]) expect(await verdict({}, batch)).toEqual(intact);
    expect(await verdict({ file: null })).toEqual(intact);
    const auditor = {
      accountId: '019b0000-0000-7000-8000-000000000001',
      name: 'A',
      role: 'auditor',
    } as const;
    await database.withActor({ ...auditor, facilityId: null, npi: null }, async (tx) => {
      const ids = await tx.$queryRaw`SELECT hash FROM audit_line`;
      expect(ids).toHaveLength(lines);
    });
  });

  test('keeps an instant as it is hashed, and is chained while many write', async () => {
    const before = await verdict();
    await superuser.query(
      "SELECT registry_audit(gen_random_uuid(), '2026-10-01T00:00:00.1234567Z', 'search', 'list', NULL, NULL, NULL, NULL, 'r', 'done')",
    );
    await Promise.all(
      Array.from({ length: 40 }, () =>
        database.asNobody(
          (tx) =>
            tx.$executeRaw`SELECT registry_audit(gen_random_uuid(), now(), 'search', 'list', NULL, NULL, NULL, NULL, 'r', 'done')`,
        ),
      ),
    );
    expect(await verdict()).toEqual({ ...before, lines: lines + 41 });
  });
});

describe('an audit that was tampered with', () => {
  test('is found, and the first line that is not as it was is named', async () => {
    const random = seeded(2026);
    const { lines: all } = await verdict();
    const missed: string[] = [];
    for (let time = 0; time < 150; time += 1) {
      let what = '';
      let first = 0;
      const found = await tampered(async (client) => {
        ({ what, first } = await tamper(client, random, all));
      });
      if (found.badLine !== String(first)) missed.push(`${what}: ${found.badLine} ${found.says.join(' ')}`);
    }
    expect(missed).toEqual([]);
  });

  test('a cut tail with a head that fits is found by the checkpoints alone', async () => {
    const cut = (client: pg.Client) => cutTail(client, 50);
    expect(await tampered(cut)).toMatchObject({ isIntact: false, badLine: '51' });
    expect((await tampered(cut)).says[0]).toMatch(
      /ends with line 50, and line 55 was signed on October 1, 2026/,
    );
    const withoutTable = async (client: pg.Client) => {
      await cut(client);
      await client.query('DELETE FROM audit_checkpoint WHERE sequence > 50');
    };
    expect(await tampered(withoutTable)).toMatchObject({ isIntact: false, badLine: '51' });
    // Without the file nobody could know.
    expect(await tampered(withoutTable, { file: null })).toMatchObject({ isIntact: true, lines: 50 });
  });

  test('a whole new past is found by the checkpoints, between which it was written', async () => {
    const { lines: all } = await verdict();
    const rewrite = (client: pg.Client) => rewriteFrom(client, 47, all);
    expect(await tampered(rewrite)).toMatchObject({ isIntact: false, badLine: '41' });
    expect((await tampered(rewrite)).says[0]).toMatch(/^One of the lines 41 to 55 was rewritten/);
  });
});

describe('checkpoints', () => {
  test('are due after a thousand lines or five minutes, and not before', async () => {
    expect(await checkpoint('2026-10-02T01:04:59Z')).toBeNull();
    expect(await checkpoint('2026-10-02T01:05:00Z')).toMatchObject({
      sequence: BigInt(lines + 41),
      previous: 55n,
    });
    expect(await checkpoint('2026-10-02T09:00:00Z')).toBeNull();
    await superuser.query(
      "SELECT count(registry_audit(gen_random_uuid(), now(), 'search', 'list', NULL, NULL, NULL, NULL, 'r', 'done')) FROM generate_series(1, 999)",
    );
    expect(await checkpoint('2026-10-02T01:06:00Z')).toBeNull();
    await superuser.query(
      "SELECT registry_audit(gen_random_uuid(), now(), 'search', 'list', NULL, NULL, NULL, NULL, 'r', 'done')",
    );
    expect(await checkpoint('2026-10-02T01:06:00Z')).not.toBeNull();
    expect(await verdict({}, 500)).toMatchObject({ isIntact: true, checkpoints: 4 });
  });

  test('are made by one process at a time', async () => {
    await fillAudit(superuser, seeded(4), 3);
    await superuser.query("BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('audit checkpoint', 0))");
    expect(await checkpoint('2026-10-03T00:00:00Z')).toBeNull();
    await superuser.query('ROLLBACK');
    expect(await checkpoint('2026-10-03T00:00:00Z')).not.toBeNull();
  });

  test('that were not signed by the key, or are missing, are named', async () => {
    const another = newKey();
    expect((await verdict({ keys: [another.public] })).says[0]).toMatch(
      /line 40 was signed with another key/,
    );
    // A key that was changed: the one before still vouches for what it signed.
    expect(await verdict({ keys: [another.public, key.public] })).toMatchObject({ isIntact: true });
    const [first, ...rest] = file.read();
    if (!first) throw new Error('No checkpoint');
    expect(await verdict({ file: rest })).toMatchObject({
      isIntact: false,
      says: ['The checkpoint of line 40 is missing in the file.'],
    });
    const forged = { ...first, hash: Buffer.alloc(32, 7) };
    expect(await verdict({ file: [forged, ...rest] })).toMatchObject({
      isIntact: false,
      badLine: null,
      says: [
        'The checkpoint of line 40 was not signed by the registry’s key.',
        'The checkpoint of line 40 is missing in the file.',
      ],
    });
  });

  test('are read from a file of which a crash cut off a line', async () => {
    const before = file.read();
    writeFileSync(file.path, `${readFileSync(file.path, 'utf8')}{"sequence":"9`);
    await fillAudit(superuser, seeded(5), 3);
    expect(await checkpoint('2026-10-04T00:00:00Z')).not.toBeNull();
    expect(file.read()).toHaveLength(before.length + 1);
    expect(await verdict({}, 500)).toMatchObject({ isIntact: true });
  });

  test('are not made where the file cannot be written', async () => {
    await fillAudit(superuser, seeded(6), 3);
    const nowhere = new CheckpointFile(join(folder, 'none', 'checkpoints.jsonl'));
    const count = () => superuser.query('SELECT count(*)::int AS n FROM audit_checkpoint');
    const before = (await count()).rows;
    await expect(
      worker.asNobody((db) =>
        writeCheckpoint({ db, now: new Date('2026-10-05T00:00:00Z') }, { key, file: nowhere }),
      ),
    ).rejects.toThrow('ENOENT');
    expect((await count()).rows).toEqual(before);
    expect(nowhere.trouble()).toMatch(/ENOENT/);
    expect(file.trouble()).toBeUndefined();
  });
});
