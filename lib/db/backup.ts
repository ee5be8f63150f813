import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { endWhatWasRestored } from '@/lib/db/after-restore';
import { clientProgram } from '@/lib/db/client-programs';
import { Trouble } from '@/lib/db/trouble';

/** A backup: the file, beside which its SHA-256 stands in a file of the same name with `.sha256`. */
export interface Backup {
  readonly file: string;
  readonly sha256: string;
}

/**
 * Writes the whole database as it is at one moment into a file of the folder. The address is a role's that reads everything:
 * row security holds the owner too, and a backup with rows missing would look like a whole one.
 */
export async function backUp(url: string, folder: string, now: Date): Promise<Backup> {
  const program = await clientProgram('pg_dump', url);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const file = join(folder, `registry-${stamp}.dump`);
  const unfinished = `${file}.unfinished`;
  await runProgram(program, url, ['--format=custom', '--no-password', `--file=${unfinished}`]);
  chmodSync(unfinished, 0o600);
  const sha256 = await hashOf(unfinished);
  writeFileSync(`${file}.sha256`, `${sha256}  ${basename(file)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
  return { file, sha256 };
}

/**
 * Fills an empty database from a backup, all of it or nothing, and ends what must not come back to life: sessions, links,
 * and messages that were waiting. The address is the owner's.
 */
export async function restore(ownerUrl: string, file: string, now: Date): Promise<void> {
  await refuseOtherFile(file);
  await refuseFullDatabase(ownerUrl);
  const program = await clientProgram('pg_restore', ownerUrl);
  await runProgram(program, ownerUrl, [
    '--no-owner',
    '--no-password',
    '--exit-on-error',
    '--single-transaction',
    file,
  ]);
  await endWhatWasRestored(ownerUrl, now);
}

async function refuseOtherFile(file: string): Promise<void> {
  if (!existsSync(file)) throw new Trouble(`There is no backup ${file}.`);
  const note = `${file}.sha256`;
  if (!existsSync(note))
    throw new Trouble(
      `Beside ${file} there is no ${basename(note)}, so nobody can tell whether it is whole.`,
    );
  const [noted] = readFileSync(note, 'utf8').split(' ');
  if (noted !== (await hashOf(file)))
    throw new Trouble(`${file} is not what was written: its SHA-256 differs from ${basename(note)}.`);
}

async function refuseFullDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ database: string; tables: number }>(
    `SELECT current_database() AS database, count(*)::int AS tables FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'`,
  );
  await client.end();
  const [found] = rows;
  if (found && found.tables > 0)
    throw new Trouble(
      `The database ${found.database} is not empty (${found.tables} tables), and a restore overwrites nothing. Make a new one (CREATE DATABASE registry_restored OWNER registry_owner) and set DATABASE_OWNER_URL to it.`,
    );
}

/** Its words go through only when it fails; the password goes by the environment, where no list of processes shows it. */
async function runProgram(program: string, url: string, words: readonly string[]): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const child = spawn(program, [...words, `--dbname=${address.href}`], {
    env: { ...process.env, PGPASSWORD: password, LC_MESSAGES: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw new Trouble(`${basename(program)} failed: ${said.trim()}`);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
