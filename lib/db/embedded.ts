import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { lockFolder } from '@/lib/db/embedded/lock';
import { dataOf, placeFor, removeElsewhere } from '@/lib/db/embedded/place';
import { type Passwords, passwordsIn } from '@/lib/db/embedded/secrets';
import { initialise, type Server, serve, stopLeftover, superuser } from '@/lib/db/embedded/server';
import { codeOf, Trouble } from '@/lib/db/trouble';

export type Cluster = {
  port: number;
  /** Where the tables lie: in the folder given, or elsewhere when the server's user cannot enter that. */
  data: string;
  superuserUrl: (database: string) => string;
  /** `registry_owner`: owns the tables and changes them in migrations. */
  ownerUrl: (database: string) => string;
  /** `registry_app`: what the portal runs as; owns nothing and passes no row security. */
  appUrl: (database: string) => string;
  /** `registry_worker`: sends messages; sees them and its queue, and nothing else. */
  workerUrl: (database: string) => string;
  stop: () => Promise<void>;
};

export type ClusterOptions = {
  folder: string;
  /** False only for tests, whose data nobody misses. */
  durable?: boolean;
  say?: (line: string) => void;
};

/** Starts PostgreSQL on the data of this folder, which is made when it is not there. */
export async function startCluster({
  folder,
  durable = true,
  say = () => undefined,
}: ClusterOptions): Promise<Cluster> {
  const unlock = openFolder(folder);
  try {
    const place = placeFor(folder);
    if (place.isElsewhere)
      say(`The database lies in ${place.data}, because its own user may not enter ${folder}.`);
    const passwords = passwordsIn(folder, isMade(place.data));
    initialise(place, passwords.superuser, durable);
    const server = await serve(place, passwords.superuser, join(folder, 'postgres.log'), durable);
    const cluster = clusterOf(server, place.data, passwords, unlock);
    await ensureRoles(cluster, passwords);
    return cluster;
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Makes the database when it is not there; true when it was made. */
export async function ensureDatabase(
  cluster: Cluster,
  name: string,
  template = 'template0',
): Promise<boolean> {
  return withClient(cluster.superuserUrl('postgres'), async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    const database = pg.escapeIdentifier(name);
    if (!found.rowCount)
      await client.query(
        `CREATE DATABASE ${database} OWNER registry_owner TEMPLATE ${pg.escapeIdentifier(template)}`,
      );
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO registry_app, registry_worker`);
    return !found.rowCount;
  });
}

/** Stops what still runs on the folder's data and removes it all. */
export async function removeCluster(folder: string): Promise<void> {
  const unlock = openFolder(folder);
  await stopLeftover(dataOf(folder));
  removeElsewhere(folder);
  unlock();
  rmSync(folder, { recursive: true, force: true });
}

function openFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return lockFolder(folder);
  } catch (error) {
    const code = codeOf(error);
    if (
      code === 'EACCES' ||
      code === 'EPERM' ||
      code === 'EROFS' ||
      code === 'EEXIST' ||
      code === 'ENOTDIR' ||
      code === 'ENOSPC'
    ) {
      throw new Trouble(
        `The folder ${folder} cannot be written to (${code}). Make it writable for this user, or run Tracer from a folder that is.`,
      );
    }
    throw error;
  }
}

function isMade(data: string): boolean {
  return existsSync(join(data, 'PG_VERSION'));
}

function clusterOf(server: Server, data: string, passwords: Passwords, unlock: () => void): Cluster {
  const url = (user: string, password: string) => (database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`;
  return {
    port: server.port,
    data,
    superuserUrl: url(superuser, passwords.superuser),
    ownerUrl: url('registry_owner', passwords.owner),
    appUrl: url('registry_app', passwords.app),
    workerUrl: url('registry_worker', passwords.worker),
    stop: async () => {
      await server.stop();
      unlock();
    },
  };
}

async function ensureRoles(cluster: Cluster, passwords: Passwords): Promise<void> {
  const roles = [
    { name: 'registry_owner', password: passwords.owner },
    { name: 'registry_app', password: passwords.app },
    { name: 'registry_worker', password: passwords.worker },
  ];
  await withClient(cluster.superuserUrl('postgres'), async (client) => {
    for (const { name, password } of roles) {
      const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
      if (found.rowCount) continue;
      await client.query(
        `CREATE ROLE ${pg.escapeIdentifier(name)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION PASSWORD ${pg.escapeLiteral(password)}`,
      );
    }
  });
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
