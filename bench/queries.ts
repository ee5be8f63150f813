import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { atMost, type Figure } from './figure';
import { ask, type Databases } from './portal';
import { Visitor } from './visitor';

const idSchema = z.tuple([
  z.object({ open: z.string(), waiting: z.string(), entry: z.string(), of: z.string() }),
]);

/**
 * How many statements a page sends to the database, by PostgreSQL's own log: everything but BEGIN and COMMIT. The figure is
 * that of the page with the most.
 */
export async function queries(databases: Databases): Promise<Figure> {
  const superuserUrl = await databases.copy('queries');
  const [ids] = idSchema.parse(
    await ask(
      superuserUrl,
      `WITH today AS (
         SELECT o.* FROM case_outlook o JOIN facility f ON f.id = o.facility_id
         WHERE f.registry_number = '1017' AND o.from_on <= current_date AND o.until_on > current_date)
       SELECT (SELECT case_id FROM today WHERE state = 'awaitingCompletion' ORDER BY case_id LIMIT 1) AS open,
         (SELECT case_id FROM today WHERE state = 'awaitingPrePet' AND physician_npi = '1679051288' ORDER BY case_id LIMIT 1) AS waiting,
         e.id AS entry, e.case_id AS of
       FROM entry e JOIN today t ON t.case_id = e.case_id WHERE e.form_id = 'post-pet' AND t.state = 'billed' ORDER BY e.id LIMIT 1`,
    ),
  );
  const visits: Readonly<Record<string, readonly string[]>> = {
    'registrar@lakeside.example': [
      '/cases',
      '/cases?tab=all&state=billed&sort=patient',
      `/cases/${ids.of}`,
      `/cases/${ids.of}/history`,
      `/cases/${ids.of}/entries/${ids.entry}`,
      `/cases/${ids.open}`,
      `/cases/${ids.open}/forms/completion`,
      `/cases/new/${crypto.randomUUID()}`,
      '/facility',
    ],
    'physician@oncology.example': ['/forms', `/cases/${ids.waiting}/forms/pre-pet`, `/cases/${ids.waiting}`],
    'administrator@registry.example': ['/registry', '/registry/audit', '/cases', `/cases/${ids.of}`],
  };

  const portal = await databases.serve('queries');
  await ask(superuserUrl, "ALTER SYSTEM SET log_statement = 'all'");
  await ask(superuserUrl, 'SELECT pg_reload_conf()');
  const counted: Record<string, number> = {};
  for (const [email, addresses] of Object.entries(visits)) {
    const visitor = new Visitor(portal.address);
    await visitor.signIn(email);
    for (const address of addresses) {
      // The first visit of all may set up what the process keeps.
      await visitor.get(address);
      const before = await settled(databases.logFile);
      const { status } = await visitor.get(address);
      if (status !== 200) throw new Error(`${address} answered ${status} to ${email}`);
      const after = await settled(databases.logFile);
      counted[`${email.split('@')[0]} ${address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`] =
        after - before;
    }
    visitor.leave();
  }
  await ask(superuserUrl, 'ALTER SYSTEM RESET log_statement');
  await ask(superuserUrl, 'SELECT pg_reload_conf()');
  await portal.stop();
  const most = Math.max(...Object.values(counted));
  return atMost('queries-per-page', most / 12, 1, { most, limit: 12, pages: counted });
}

const statement =
  /LOG: {2}(?:statement|execute [^:]*): (?!BEGIN|COMMIT|ROLLBACK|ALTER SYSTEM|SELECT pg_reload_conf)/g;

/** How many statements stand in the log, once nothing more comes. */
async function settled(logFile: string): Promise<number> {
  for (let known = -1; ; ) {
    await pause(150);
    const count = [...readFileSync(logFile, 'utf8').matchAll(statement)].length;
    if (count === known) return count;
    known = count;
  }
}
