import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '@/lib/db/migrate';
import { migrationsFolder } from '@/lib/db/migrations-folder';
import { sqlBetween } from '@/lib/db/schema-engine';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';

let migrated: TestDatabase;
let folder: string;

beforeEach(async () => {
  migrated = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tracer-migrations-'));
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
});
afterEach(async () => {
  await migrated.close();
  rmSync(folder, { recursive: true });
});

describe('the migrations', () => {
  test('are all applied, and applying them again does nothing', async () => {
    expect(await migrate(migrated.ownerUrl)).toEqual([]);
  });

  test('hold every change of the schema', async () => {
    const [before, after] = [join(migrationsFolder, 'schema.snapshot.prisma'), 'prisma/schema.prisma'].map(
      (file) => readFileSync(file, 'utf8'),
    );
    expect(
      await sqlBetween(migrated.ownerUrl, before, after ?? ''),
      'npm run migration:new writes what is missing',
    ).toBe('');
  });

  test('make what the schema describes', async () => {
    const described = await emptyDatabase();
    await run(
      described.ownerUrl,
      await sqlBetween(described.ownerUrl, undefined, readFileSync('prisma/schema.prisma', 'utf8')),
    );
    const [fromSchema, fromMigrations] = [
      await catalogue(described.superuserUrl),
      await catalogue(migrated.superuserUrl),
    ];
    await described.close();
    expect(fromSchema.length).toBeGreaterThan(20);
    expect(fromSchema.filter((line) => !fromMigrations.includes(line))).toEqual([]);
  });
});

describe('a migration runner', () => {
  test('keeps a function whole and undoes a script that fails', async () => {
    write(
      '20300101000000_good',
      'CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$; CREATE TABLE kept (x int);',
    );
    const fresh = await emptyDatabase();
    expect(await migrate(fresh.ownerUrl, folder)).toEqual(['20300101000000_good']);
    write('20300101000001_bad', 'CREATE TABLE undone (x int); SELCT 1;');
    await expect(migrate(fresh.ownerUrl, folder)).rejects.toThrow(
      'A migration failed and was undone: syntax error at or near "SELCT"',
    );
    write('20300101000001_bad', 'CREATE TABLE undone (x int);');
    expect(await migrate(fresh.ownerUrl, folder)).toEqual(['20300101000001_bad']);
    await fresh.close();
  });

  test('refuses a migration that was changed after it was applied, and a database from elsewhere', async () => {
    write('20300101000000_good', 'CREATE TABLE kept (x int);');
    const fresh = await emptyDatabase();
    await migrate(fresh.ownerUrl, folder);
    write('20300101000000_good', 'CREATE TABLE kept (x bigint);');
    await expect(migrate(fresh.ownerUrl, folder)).rejects.toThrow(
      'changed after this database applied them: 20300101000000_good',
    );
    await expect(migrate(fresh.ownerUrl)).rejects.toThrow(
      'migrations that this Tracer does not know: 20300101000000_good',
    );
    await fresh.close();
  });
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  await run(
    database.superuserUrl,
    'DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION registry_owner;',
  );
  return database;
}

/** One line for each column, index and constraint. */
async function catalogue(url: string): Promise<string[]> {
  const { rows } = await run(
    url,
    `SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '-') AS line
       FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     ORDER BY 1`,
  );
  return rows.map(({ line }) => String(line));
}

async function run(connectionString: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
