import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type pg from 'pg';
import { migrationsFolder } from '@/lib/db/migrations-folder';
import { installQueue } from '@/lib/db/queue';
import { withSchemaEngine } from '@/lib/db/schema-engine';
import { Trouble } from '@/lib/db/trouble';

type List = Parameters<SchemaEngine['applyMigrations']>[0]['migrationsList'];

/** Applies what is missing, as the owner, and keeps Prisma's own table of what was applied. Returns the names applied. */
export async function migrate(ownerUrl: string, folder = migrationsFolder): Promise<string[]> {
  const applied = await applyMissing(ownerUrl, folder);
  await installQueue(ownerUrl);
  return applied;
}

function applyMissing(ownerUrl: string, folder: string): Promise<string[]> {
  return withSchemaEngine(ownerUrl, async ({ engine, scriptError }) => {
    try {
      const migrationsList = await migrationsIn(folder);
      await refuseOtherHistory(engine, migrationsList);
      return await apply(engine, migrationsList);
    } catch (error) {
      throw explained(error, scriptError());
    }
  });
}

async function apply(engine: SchemaEngine, migrationsList: List): Promise<string[]> {
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return appliedMigrationNames;
  } catch (error) {
    // A script that failed left nothing behind, so it may be tried again once corrected.
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilters,
    });
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    throw error;
  }
}

const noFilters = { externalTables: [], externalEnums: [] };

/** A database that a newer or changed Tracer has migrated is not ours to touch. */
async function refuseOtherHistory(engine: SchemaEngine, migrationsList: List): Promise<void> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: noFilters,
  });
  if (found.editedMigrationNames.length > 0) {
    throw new Trouble(
      `These migrations were changed after this database applied them: ${found.editedMigrationNames.join(', ')}. Restore them and write a new one.`,
    );
  }
  if (found.history && found.history.diagnostic !== 'databaseIsBehind') {
    throw new Trouble(
      `This database has migrations that this Tracer does not know: ${found.history.unpersistedMigrationNames.join(', ')}. Run the Tracer that made them, or a newer one.`,
    );
  }
}

async function migrationsIn(folder: string): Promise<List> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

function explained(error: unknown, scriptError: pg.DatabaseError | undefined): unknown {
  if (error instanceof Trouble || !(error instanceof Error)) return error;
  if (scriptError) {
    const position = scriptError.position ? ` (at character ${scriptError.position})` : '';
    return new Trouble(`A migration failed and was undone: ${scriptError.message}${position}.`, {
      cause: error,
    });
  }
  // What follows is the engine's own call stack.
  const [message = ''] = error.message.split(/\n\s+0: /);
  return new Trouble(`The database could not be migrated: ${message.trim()}`, { cause: error });
}
