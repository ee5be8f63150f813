import { type Database, database } from '@/lib/db/client';
import { settings } from '@/lib/server/env';

/** The database of this portal. */
export function portalDatabase(): Database {
  return database(settings().databaseUrl);
}
