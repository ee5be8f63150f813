import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase, startCluster } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { Trouble } from '@/lib/db/trouble';
import { newCheckpointKey } from '@/lib/keys/checkpoint-key';
import { runNode } from './run-node';
import { startWorkerProcess } from './worker-process';

/** A demo's database, and the environment in which its programs find it. */
export type World = {
  environment: NodeJS.ProcessEnv;
  ownerUrl: string;
  superuserUrl: string;
  workerUrl: string;
  stop: () => Promise<void>;
};

/** The same with the worker beside it, which sends messages and keeps the audit's checkpoints. */
export async function startWorldWithWorker(options: WorldOptions): Promise<World> {
  const world = await startWorld(options);
  const worker = startWorkerProcess(
    { ...world.environment, DATABASE_WORKER_URL: world.workerUrl },
    join(options.folder, 'worker.log'),
  );
  return {
    ...world,
    stop: async () => {
      await worker.stop();
      await world.stop();
    },
  };
}

export type WorldOptions = { folder: string; address: string; say: (line: string) => void };

/** Starts the embedded database of a folder, brings it up to date and fills it with the synthetic people if it is empty. */
export async function startWorld({ folder, address, say }: WorldOptions): Promise<World> {
  say('Starting the database …');
  const cluster = await startCluster({ folder, say });
  try {
    await ensureDatabase(cluster, 'registry');
    const ownerUrl = cluster.ownerUrl('registry');
    const applied = await migrate(ownerUrl).catch(sayHowToBeginAnew);
    if (applied.length > 0) say(`Brought the database up to date (${applied.length} migrations).`);
    const environment: NodeJS.ProcessEnv = {
      ...withoutSettings(process.env),
      REGISTRY_MODE: 'demo',
      DATABASE_URL: cluster.appUrl('registry'),
      NEXTAUTH_URL: address,
      NEXTAUTH_SECRET: secretIn(folder, 'sign-in-secret'),
      REGISTRY_KEY: secretIn(folder, 'registry-key'),
      REGISTRY_CHECKPOINT_KEY: keptIn(folder, 'checkpoint-key.pem', newCheckpointKey),
      REGISTRY_CHECKPOINT_FILE: join(folder, 'checkpoints.jsonl'),
      NEXT_TELEMETRY_DISABLED: '1',
    };
    say('Looking after the synthetic people and their cases …');
    await runNode('The seed', ['scripts/run.mjs', 'scripts/seed.ts'], {
      ...environment,
      DATABASE_OWNER_URL: ownerUrl,
    });
    return {
      environment,
      ownerUrl,
      superuserUrl: cluster.superuserUrl('registry'),
      workerUrl: cluster.workerUrl('registry'),
      stop: cluster.stop,
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** What stands in the way of synthetic data is easily removed with it. */
function sayHowToBeginAnew(error: unknown): never {
  if (error instanceof Trouble)
    throw new Trouble(`${error.message} A demo begins anew with npm run demo -- --reset.`);
  throw error;
}

/** The demo has its own settings: none of a live portal may reach it. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => !/^(REGISTRY_|DATABASE_|NEXTAUTH_|PG)/.test(name),
  );
  return { NODE_ENV: 'production', ...Object.fromEntries(kept) };
}

/** Kept, so that who is signed in stays so over a restart, and what was sent or encrypted stays good. */
function secretIn(folder: string, name: string): string {
  return readFileSync(
    keptIn(folder, name, () => randomBytes(48).toString('base64url')),
    'utf8',
  );
}

/** The path of a file that is made once. */
function keptIn(folder: string, name: string, make: () => string): string {
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return file;
}
