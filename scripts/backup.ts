import { statSync } from 'node:fs';
import { backUp } from '@/lib/db/backup';
import { Trouble } from '@/lib/db/trouble';
import { readSettingsFile } from './steps/settings-file';

/** npm run backup -- <folder>: the whole database as it is now, in one file. */
export default async function backup([folder, ...others]: string[]): Promise<void> {
  if (!folder || others.length > 0)
    throw new Trouble('Say where the backup goes: npm run backup -- /path/of/a/folder');
  readSettingsFile('.env.owner');
  const url = process.env.DATABASE_BACKUP_URL;
  if (!url)
    throw new Trouble(
      'Set DATABASE_BACKUP_URL, in .env.owner or in the environment, to the address of the database as registry_backup, who reads everything (docs/operations.md says how that role is made).',
    );
  const { file, sha256 } = await backUp(url, folder, new Date());
  const megabytes = (statSync(file).size / 1_000_000).toFixed(1);
  console.log(`Wrote ${file} (${megabytes} MB, SHA-256 ${sha256}).`);
  console.log('It holds patients: keep it encrypted, elsewhere, and apart from REGISTRY_KEY.');
}
