import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Binaries, copiedBinaries, installedBinaries } from '@/lib/db/embedded/binaries';
import { canEnter, type ServerUser, serverUser } from '@/lib/db/embedded/server-user';

/** Where a cluster lies, as whom its server runs and with which programs. */
export type Place = { data: string; user: ServerUser | undefined; binaries: Binaries; isElsewhere: boolean };

export function placeFor(folder: string): Place {
  const data = dataOf(folder);
  const user = serverUser(data);
  const installed = installedBinaries();
  const isElsewhere = !data.startsWith(folder);
  if (canEnter(user, join(installed.root, 'native', 'lib')))
    return { data, user, binaries: installed, isElsewhere };
  return { data, user, binaries: copiedBinaries(installed, elsewhereFor(folder)), isElsewhere };
}

/** Where the cluster of this folder lies: in it, unless the server's user cannot enter it. */
export function dataOf(folder: string): string {
  const inside = join(folder, 'postgres');
  const user = serverUser(inside);
  // The server's user has to pass through this folder, whose files stay closed one by one.
  if (user) chmodSync(folder, 0o711);
  return canEnter(user, folder) ? inside : join(elsewhereFor(folder), 'postgres');
}

/** Makes a folder that only the server's user may enter. */
export function ownFolder(folder: string, user: ServerUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}

/** Removes what lies outside the folder on its behalf. */
export function removeElsewhere(folder: string): void {
  if (existsSync(folder))
    for (const path of candidatesFor(folder)) rmSync(path, { recursive: true, force: true });
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
