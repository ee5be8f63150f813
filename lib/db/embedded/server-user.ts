import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Trouble } from '@/lib/db/trouble';

/** The user the server runs as where that is not the present one: PostgreSQL refuses to run as root. */
export type ServerUser = { uid: number; gid: number };

/** Undefined means: as whoever runs this. */
export function serverUser(dataFolder: string): ServerUser | undefined {
  if (process.platform === 'win32' || userInfo().uid !== 0) return undefined;
  const data = statSync(dataFolder, { throwIfNoEntry: false });
  // Data made by an ordinary user stays theirs when root comes along.
  if (data && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  return userNamed('postgres') ?? createdUser('postgres') ?? nobody();
}

/** Whether that user can enter the folder and all above it. */
export function canEnter(user: ServerUser | undefined, folder: string): boolean {
  if (!user) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function userNamed(name: string): ServerUser | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function createdUser(name: string): ServerUser | undefined {
  spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    { stdio: 'ignore' },
  );
  return userNamed(name);
}

function nobody(): ServerUser {
  const user = userNamed('nobody');
  if (user) return user;
  throw new Trouble(
    'PostgreSQL does not run as root, and no user for it could be made. Run Tracer as an ordinary user.',
  );
}
