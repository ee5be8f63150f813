import { Trouble } from '@/lib/db/trouble';
import { readSettingsFile } from './settings-file';

/** The database's address as its owner, whom the portal and the worker never know: it stands in a file of its own. */
export function ownerUrl(): string {
  readSettingsFile('.env.owner');
  const url = process.env.DATABASE_OWNER_URL;
  if (url) return url;
  throw new Trouble(
    'Set DATABASE_OWNER_URL, in .env.owner or in the environment, to the address of the database as registry_owner, who owns its tables.',
  );
}
