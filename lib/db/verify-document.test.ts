import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '@/lib/db/client';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { buildWorld, people } from '@/lib/db/test-world';
import { verifyDocument } from '@/lib/db/verify-document';

let base: TestDatabase;
let database: Database;

beforeAll(async () => {
  base = await testDatabase();
  await buildWorld(base.superuserUrl);
  database = new Database(base.appUrl, { connections: 2 });
});
afterAll(async () => {
  await database.close();
  await base.close();
});

const check = (code: string) => database.asNobody((tx) => verifyDocument(tx, code));

test('a document is confirmed to anybody with its code, and to nobody without', async () => {
  expect(await check('CODEA1000000')).toEqual({
    caseNumber: '1017-26-0001',
    dateOfService: null,
    issuedAt: new Date('2026-10-01T12:00:00Z'),
    revision: 1,
    supersededAt: null,
    currentRevision: 1,
  });
  for (const code of ['CODEA1000001', '%', '', "' OR true --", 'codea1000000'])
    expect(await check(code)).toBeUndefined();
});

test('the date of service is told as it was issued, and what has superseded it', async () => {
  const superuser = new pg.Client({ connectionString: base.superuserUrl });
  await superuser.connect();
  await superuser.query("UPDATE registry_case SET version = version + 1, scan_on = '2026-10-05'");
  await superuser.query(
    "UPDATE claim_document SET superseded_at = '2026-10-09T00:00:00Z' WHERE code = 'CODEB2000000'",
  );
  await superuser.query(
    `INSERT INTO claim_document
     SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'revision', 2, 'code', 'CODEB2000002',
       'superseded_at', NULL, 'content', '{"service": {"onWords": "October 6, 2026"}}'::jsonb))).*
     FROM claim_document d WHERE code = 'CODEB2000000'`,
  );
  await superuser.end();
  expect(await check('CODEB2000000')).toMatchObject({
    revision: 1,
    supersededAt: new Date('2026-10-09T00:00:00Z'),
    currentRevision: 2,
  });
  // The day that the case has now is another.
  expect(await check('CODEB2000002')).toMatchObject({
    dateOfService: 'October 6, 2026',
    supersededAt: null,
    currentRevision: 2,
  });
});

test('the door closes behind it', async () => {
  await database.asNobody(async (tx) => {
    await verifyDocument(tx, 'CODEA1000000');
    expect(await tx.models.claimDocument.count()).toBe(0);
    expect(await tx.models.registryCase.count()).toBe(0);
    expect(await tx.$queryRaw`SELECT current_setting('app.door', true) AS door`).toEqual([{ door: '' }]);
  });
  await database.withActor(people.registrarB, async (tx) => {
    await verifyDocument(tx, 'CODEA1000000');
    expect(await tx.models.claimDocument.count()).toBe(3);
  });
});
