import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Binaries, copiedBinaries, installedBinaries } from '@/lib/db/embedded/binaries';
import { canEnter, type ServerUser, serverUser } from '@/lib/db/embedded/server-user';

/** Where a cluster lies, as whom its server runs and with which programs. */
export type Place = { data: string; user: ServerUser | undefined; binaries: Binaries; isElsewhere: boolean };

export function placeFor(folder: string): Place {
  const inside = join(folder, 'postgres');
  const installed = installedBinaries();
  const user = serverUser(inside);
  // The server's user has to pass through this folder, whose files stay closed one by one.
  if (user) chmodSync(folder, 0o711);
  const insideWorks = canEnter(user, folder);
  const installedWork = canEnter(user, join(installed.root, 'native', 'lib'));
  if (!user || (insideWorks && installedWork)) return { data: inside, user, binaries: installed, isElsewhere: false };

  const elsewhere = elsewhereFor(folder);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  const binaries = installedWork ? installed : copiedBinaries(installed, elsewhere);
  if (insideWorks) return { data: inside, user, binaries, isElsewhere: false };
  const data = join(elsewhere, 'postgres');
  return { data, user: serverUser(data) ?? user, binaries, isElsewhere: true };
}

/** Makes the folder's parent usable by the server's user and hands the folder over. */
export function ownFolder(folder: string, user: ServerUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}

/** Removes what lies outside the folder on its behalf. */
export function removeElsewhere(folder: string): void {
  if (existsSync(folder)) for (const path of candidatesFor(folder)) rmSync(path, { recursive: true, force: true });
}

function elsewhereFor(folder: string): string {
  const [lasting, passing] = candidatesFor(folder);
  try {
    mkdirSync(lasting, { recursive: true, mode: 0o755 });
    return lasting;
  } catch {
    return passing;
  }
}

function candidatesFor(folder: string) {
  const key = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 12);
  return [join('/var/lib', `tracer-${key}`), join(tmpdir(), `tracer-${key}`)] as const;
}
