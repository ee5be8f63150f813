import { troublesOfDatabase } from '@/lib/db/live-check';
import { Trouble } from '@/lib/db/trouble';
import { inspectSettings, refusal } from '@/lib/server/env';

/** Passes only where the portal may start: the settings are right and, in live mode, the database is fit for real patients. */
export async function refuseUnlessReady(): Promise<void> {
  const found = inspectSettings(process.env);
  const isLive = process.env.REGISTRY_MODE === 'live';
  const url = process.env.DATABASE_URL;
  const settingsTroubles = found.ok ? [] : found.troubles;
  const isAddressWrong = !url || settingsTroubles.some((trouble) => trouble.startsWith('DATABASE_URL'));
  const databaseTroubles = isLive && !isAddressWrong ? await troublesOfDatabase(url) : [];
  const troubles = [...settingsTroubles, ...databaseTroubles];
  if (troubles.length > 0) throw new Trouble(refusal(troubles));
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
