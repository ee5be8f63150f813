import { Database } from '@/lib/db/client';
import { settings } from '@/lib/server/env';
import { setupAddress } from '@/lib/server/set-up';

/** A registry without an administrator gets a link for the first one, at each start a new one. */
export async function tellSetupLink(say: (line: string) => void): Promise<void> {
  const database = new Database(settings().databaseUrl, { connections: 1 });
  try {
    const address = await setupAddress(database, new Date());
    if (address === undefined) return;
    say(`
This registry has no administrator yet. Whoever opens this link within a day becomes the first one:
  ${address}
It works once, and the next start prints another one instead.
`);
  } finally {
    await database.close();
  }
}
