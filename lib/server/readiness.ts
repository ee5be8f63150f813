import { migrationsOf } from '@/lib/db/applied-migrations';
import type { Database } from '@/lib/db/client';
import { troublesOfDatabase, troublesOfWorker } from '@/lib/db/live-check';
import { Trouble } from '@/lib/db/trouble';
import { CheckpointFile } from '@/lib/keys/checkpoint-file';
import { type Inspection, inspectSettings, refusal } from '@/lib/server/env';
import { NotReady } from '@/lib/server/http/failure';

/** Passes only where the program may start: the settings are right and, in live mode, the database is fit for real patients. */
export async function refuseUnlessReady(program: 'portal' | 'worker' = 'portal'): Promise<void> {
  const found = inspectSettings(process.env);
  const settingsTroubles = found.ok ? [] : found.troubles;
  const name = program === 'portal' ? 'DATABASE_URL' : 'DATABASE_WORKER_URL';
  const url = process.env[name];
  const isAddressWrong = !url || settingsTroubles.some((trouble) => trouble.startsWith(`${name}:`));
  const isAsked = process.env.REGISTRY_MODE === 'live' && !isAddressWrong;
  const ask = program === 'portal' ? troublesOfDatabase : troublesOfWorker;
  const troubles = [
    ...settingsTroubles,
    ...(isAsked ? await ask(url) : []),
    ...(program === 'worker' ? troublesOfCheckpoints(found) : []),
  ];
  if (troubles.length > 0) throw new Trouble(refusal(troubles));
}

/** For a portal that runs: throws while its database is away, while its role passes row security, and before the database is migrated. */
export async function refuseUnlessFit({ pool }: Database): Promise<void> {
  const { rows } = await pool.query(
    'SELECT rolsuper OR rolbypassrls AS passes FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.passes !== false) throw new NotReady('wrongRole');
  if ((await migrationsOf(pool)).missing.length > 0) throw new NotReady('migrationsMissing');
}

/** The worker cannot make a checkpoint that it cannot keep. */
function troublesOfCheckpoints(found: Inspection): readonly string[] {
  const trouble = found.ok ? new CheckpointFile(found.settings.checkpointFile).trouble() : undefined;
  return trouble === undefined
    ? []
    : [
        `REGISTRY_CHECKPOINT_FILE: nothing can be appended to it: ${trouble}. Make it writable for this user.`,
      ];
}

/** For a server that Next has already begun to start: it would go on with errors where it should end. */
export async function exitUnlessReady(): Promise<void> {
  try {
    await refuseUnlessReady();
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error);
    process.exit(1);
  }
}
