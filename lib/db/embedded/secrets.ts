import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Trouble } from '@/lib/db/trouble';

const passwords = z.object({
  superuser: z.string().min(32),
  owner: z.string().min(32),
  app: z.string().min(32),
  worker: z.string().min(32),
});
export type Passwords = z.infer<typeof passwords>;

/** Made once per folder, before the cluster they open: a cluster without them is never made. */
export function passwordsIn(folder: string, hasCluster: boolean): Passwords {
  const file = join(folder, 'database-passwords.json');
  if (existsSync(file)) return keptIn(file);
  if (hasCluster)
    throw new Trouble(
      `The database is there, but ${file} is missing and nothing else opens it. Put the file back, or begin anew with --reset.`,
    );
  const made: Passwords = { superuser: password(), owner: password(), app: password(), worker: password() };
  write(file, made);
  return made;
}

/** A folder of an earlier Tracer has no worker's password yet; the role is made with it at the next start. */
function keptIn(file: string): Passwords {
  const kept = passwords.partial({ worker: true }).parse(JSON.parse(readFileSync(file, 'utf8')));
  const { worker = password() } = kept;
  if (kept.worker === undefined) write(file, { ...kept, worker });
  return { ...kept, worker };
}

function write(file: string, kept: Passwords): void {
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
}

/** Letters and digits only, so that it needs no quoting in an address. */
function password(): string {
  return randomBytes(24).toString('hex');
}
