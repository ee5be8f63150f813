import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeCluster, startCluster } from '@/lib/db/embedded';
import { migrationsFolder } from '@/lib/db/migrations-folder';
import { sqlBetween } from '@/lib/db/schema-engine';
import { Trouble } from '@/lib/db/trouble';

const schema = 'prisma/schema.prisma';
/** The schema as the migrations so far describe it. */
const snapshot = join(migrationsFolder, 'schema.snapshot.prisma');

/** npm run migration:new -- what-changes: writes the migration from the last snapshot to the present schema. */
export default async function newMigration([name]: string[]): Promise<void> {
  if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new Trouble('Say what changes in kebab-case: npm run migration:new -- add-appeals');
  }
  const before = existsSync(snapshot) ? readFileSync(snapshot, 'utf8') : undefined;
  const sql = await difference(before, readFileSync(schema, 'utf8'));
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name.replaceAll('-', '_')}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'migration.sql'),
    sql === ''
      ? '-- The schema says nothing new: write row security, triggers and functions here.\n'
      : `${sql}\n`,
  );
  writeFileSync(
    join(migrationsFolder, 'migration_lock.toml'),
    '# Written for prisma migrate.\nprovider = "postgresql"\n',
  );
  copyFileSync(schema, snapshot);
  console.log(
    `Wrote ${join(folder, 'migration.sql')}. Read it, and add row security to every new table that holds a patient.`,
  );
}

async function difference(before: string | undefined, after: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tracer-migration-'));
  const cluster = await startCluster({ folder, durable: false });
  try {
    return await sqlBetween(cluster.ownerUrl('postgres'), before, after);
  } finally {
    await cluster.stop();
    await removeCluster(folder);
  }
}
