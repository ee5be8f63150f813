import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { removeCluster } from '@/lib/db/embedded';
import { buildIfStale } from '@/scripts/steps/build';
import { dataFolder } from '@/scripts/steps/data-folder';
import { freePort, startNext } from '@/scripts/steps/next-server';
import { onLeave } from '@/scripts/steps/on-leave';
import { startWorld, type World } from '@/scripts/steps/world';

/** A portal that serves one database. */
export interface Portal {
  readonly address: string;
  /** Past row security, for looking things up. */
  readonly superuserUrl: string;
  /** What the server knows of its surroundings. */
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the server as a loss of power would, and starts it again at the same address. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The databases to measure with, all in one PostgreSQL, each begun as a copy of the demo's world. */
export interface Databases {
  readonly logFile: string;
  /** Copies the demo's world and answers the superuser's address of the copy. */
  readonly copy: (name: string) => Promise<string>;
  /** Serves a database as `npm run demo` does. */
  readonly serve: (name: string, more?: Readonly<Record<string, string>>) => Promise<Portal>;
  readonly stop: () => Promise<void>;
}

const say = (line: string) => console.error(line);

/** Builds what is stale and makes the demo's world in a folder of its own, anew. */
export async function openDatabases(): Promise<Databases> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  await buildIfStale(say);
  const folder = join(dataFolder, 'bench');
  if (existsSync(folder)) await removeCluster(folder);
  const world = await startWorld({ folder, address: 'http://localhost', say });
  onLeave(world.stop);
  return {
    logFile: join(folder, 'postgres.log'),
    copy: async (name) => {
      const server = databaseAt(world.superuserUrl, 'postgres');
      const copied = pg.escapeIdentifier(name);
      await ask(server, `CREATE DATABASE ${copied} TEMPLATE registry OWNER registry_owner`);
      await ask(server, `GRANT CONNECT ON DATABASE ${copied} TO registry_app`);
      return databaseAt(world.superuserUrl, name);
    },
    serve: (name, more) => serve(world, folder, name, more),
    stop: async () => {
      await world.stop();
      await removeCluster(folder);
    },
  };
}

async function serve(
  world: World,
  folder: string,
  name: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Portal> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const environment = {
    ...world.environment,
    DATABASE_URL: databaseAt(world.environment.DATABASE_URL ?? '', name),
    NEXTAUTH_URL: address,
  };
  const start = () =>
    startNext({
      command: 'start',
      port,
      host: '127.0.0.1',
      environment: { ...environment, ...more },
      logFile: join(folder, `${name}.log`),
    });
  let server = await start();
  const stop = () => server.stop();
  onLeave(stop);
  return {
    address,
    superuserUrl: databaseAt(world.superuserUrl, name),
    environment,
    restart: async () => {
      await server.kill();
      server = await start();
    },
    stop,
  };
}

function databaseAt(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** Asks a database past row security. */
export async function ask(
  superuserUrl: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
