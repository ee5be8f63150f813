import { readdir } from 'node:fs/promises';
import type pg from 'pg';
import { migrationsFolder } from '@/lib/db/migrations-folder';

/** How a database stands to this Tracer: migrations it lacks, and migrations that this Tracer does not know. */
export interface MigrationsOf {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** Asks as the portal's role, through the function that tells of it. */
export async function migrationsOf(client: pg.Client | pg.Pool): Promise<MigrationsOf> {
  const { rows } = await client.query<{ name: string }>('SELECT applied_migrations() AS name');
  const applied = rows.map(({ name }) => name);
  own ??= ownMigrations();
  const ours = await own;
  return {
    missing: ours.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !ours.includes(name)),
  };
}

/** They do not change while a process runs. */
let own: Promise<readonly string[]> | undefined;

async function ownMigrations(): Promise<readonly string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
