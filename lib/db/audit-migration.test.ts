import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineHash, noHash } from '@/lib/db/audit-chain';
import { AuditSource } from '@/lib/db/audit-source';
import { migrate } from '@/lib/db/migrate';
import { SignatureSource, sealOf } from '@/lib/db/signature-source';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { cases, facilities, insert, people, rowsOf } from '@/lib/db/test-world';

let base: TestDatabase;
let client: pg.Client;
const migrationsFolder = resolve('prisma/migrations');
const folder = mkdtempSync(join(tmpdir(), 'tracer-migrations-'));

beforeAll(async () => {
  base = await testDatabase();
  client = new pg.Client({ connectionString: base.superuserUrl });
  await client.connect();
  await client.query(
    'DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS graphile_worker CASCADE; CREATE SCHEMA public AUTHORIZATION registry_owner',
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await client.end();
  await base.close();
});

test('what was written before there was a chain is chained and sealed as it stands', async () => {
  for (const name of readdirSync(migrationsFolder)) {
    if (name < '20261122130200' || name.endsWith('.toml'))
      cpSync(join(migrationsFolder, name), join(folder, name), { recursive: true });
  }
  await migrate(base.ownerUrl, folder);
  await client.query(
    `INSERT INTO facility (id, registry_number, name, city, state, time_zone, npi, is_hospital, phone, email)
     VALUES ($1, '1017', 'A', 'Chicago', 'IL', 'America/Chicago', '1993999998', true, '(312) 555-0100', 'a@a.example')`,
    [facilities.A],
  );
  for (const table of ['registry_case', 'entry', 'signature'] as const)
    await insert(client, table, rowsOf[table]('A1', 0, table === 'entry' ? people.physician1 : undefined));
  const write = (action: string, object: string | null) =>
    client.query("SELECT registry_audit(gen_random_uuid(), $1, $2, 'form', $3, $4, $5, 1, 'r', 'done')", [
      '2026-10-01T12:00:00Z',
      action,
      object,
      facilities.A,
      cases.A1.id,
    ]);
  await write('case.look', null);
  await write('form.submit', 'pre-pet');
  await write('search', '');

  expect(await migrate(base.ownerUrl)).toContain('20261122130200_audit_chain');
  const read = async ({ text, values }: { readonly text: string; readonly values: unknown[] }) =>
    (await client.query(text, values)).rows;
  const lines = await new AuditSource(read).lines(0n, 9n, 9);
  expect(lines).toHaveLength(3);
  let last: Buffer = noHash;
  for (const line of lines) {
    expect(line.previousHash).toEqual(last);
    expect(line.hash).toEqual(lineHash(line, last));
    last = line.hash;
  }
  expect((await new AuditSource(read).end()).hash).toEqual(last);
  const [entry] = await new SignatureSource(read).after(undefined, 2);
  if (!entry?.signature) throw new Error('No signature');
  expect(entry.signature).toMatchObject({ zone: 'America/Chicago', line: '2' });
  expect(entry.signature.seal).toBe(sealOf(entry, entry.signature));
  expect(lines.map(({ seal }) => seal)).toEqual([null, entry.signature.seal, null]);
  await expect(client.query("UPDATE audit_line SET action = 'x'")).rejects.toThrow('is refused');
  await client.query(
    "SELECT registry_audit(gen_random_uuid(), now(), 'search', 'list', NULL, NULL, NULL, NULL, 'r', 'done')",
  );
  expect((await new AuditSource(read).lines(3n, 9n, 9))[0]?.previousHash).toEqual(last);
});
