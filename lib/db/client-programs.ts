import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { Trouble } from '@/lib/db/trouble';

/** Where distributions put the programs of each version. */
const shelves = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt'];

/** A program of PostgreSQL that can talk to the server at this address: one that is not older than the server. */
export async function clientProgram(name: 'pg_dump' | 'pg_restore', url: string): Promise<string> {
  const server = await majorOf(url);
  const found = candidates(name)
    .map((path) => ({ path, major: majorOfProgram(path) }))
    .filter(({ major }) => major >= server)
    .toSorted((a, b) => a.major - b.major);
  if (found[0]) return found[0].path;
  throw new Trouble(
    `${name} of PostgreSQL ${server} or later is needed and was not found. Install your distribution's package of the same version as the server (postgresql-client-${server}), or put its folder on the PATH.`,
  );
}

function candidates(name: string): string[] {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  const onShelves = shelves
    .filter((shelf) => existsSync(shelf))
    .flatMap((shelf) => readdirSync(shelf).map((version) => join(shelf, version, 'bin', name)));
  return [...onPath, ...onShelves].filter((path) => existsSync(path));
}

/** 0 for one that does not run. */
function majorOfProgram(path: string): number {
  try {
    const says = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/(\d+)/.exec(says.replace(/^\S+/, ''))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function majorOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "SELECT current_setting('server_version_num') AS version",
    );
    return Math.floor(Number(rows[0]?.version ?? 0) / 10_000);
  } catch (error) {
    throw new Trouble(
      `The database cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
