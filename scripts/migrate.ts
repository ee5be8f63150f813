import { migrate } from '@/lib/db/migrate';
import { Trouble } from '@/lib/db/trouble';
import { readSettingsFile } from './steps/settings-file';

/** npm run migrate: brings the database of a live portal up to date, as its owner. */
export default async function migrateLive(): Promise<void> {
  readSettingsFile();
  const url = process.env.DATABASE_OWNER_URL;
  if (!url)
    throw new Trouble(
      'Set DATABASE_OWNER_URL to the address of the database as registry_owner, who owns its tables.',
    );
  const applied = await migrate(url);
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
}
