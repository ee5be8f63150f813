import { endWhatWasRestored } from '@/lib/db/after-restore';
import { restore } from '@/lib/db/backup';
import { Trouble } from '@/lib/db/trouble';
import { ownerUrl } from './steps/owner-url';

/**
 * npm run restore -- <file>: a backup into an empty database, as its owner. With --only-end instead of a file it ends what
 * must not come back to life, in a database that was restored by other means.
 */
export default async function restoreBackup([file, ...others]: string[]): Promise<void> {
  if (!file || others.length > 0)
    throw new Trouble('Say which backup: npm run restore -- /path/of/registry-….dump');
  if (file === '--only-end') await endWhatWasRestored(ownerUrl(), new Date());
  else {
    await restore(ownerUrl(), file, new Date());
    console.log(`Restored ${file}.`);
  }
  console.log('All sessions and links have ended, and what was waiting is not mailed again.');
  console.log('Now run npm run migrate and npm run audit:verify, and point the portal and the worker at it.');
}
