import { migrate } from '@/lib/db/migrate';
import { ownerUrl } from './steps/owner-url';

/** npm run migrate: brings the database of a live portal up to date, as its owner. */
export default async function migrateLive(): Promise<void> {
  const url = ownerUrl();
  const applied = await migrate(url);
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
}
