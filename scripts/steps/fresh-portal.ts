import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeCluster } from '@/lib/db/embedded';
import { buildIfStale } from './build';
import { dataFolder } from './data-folder';
import { freePort, startNext } from './next-server';
import { onLeave } from './on-leave';
import { startWorldWithWorker, type World } from './world';

/** A portal of one's own with a freshly seeded world, for tests and pictures. */
export type FreshPortal = {
  address: string;
  /** Where its data and its logs lie. */
  folder: string;
  world: World;
  stop: () => Promise<void>;
};

/** Builds what is stale, seeds anew in a folder of this name, and serves on a free port. */
export async function startFreshPortal(name: string): Promise<FreshPortal> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  await buildIfStale(console.log);
  const folder = join(dataFolder, name);
  if (existsSync(folder)) await removeCluster(folder);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const world = await startWorldWithWorker({ folder, address, say: console.log });
  onLeave(world.stop);
  const server = await startNext({
    command: 'start',
    port,
    host: '127.0.0.1',
    environment: world.environment,
    logFile: join(folder, 'server.log'),
  });
  onLeave(server.stop);
  return {
    address,
    folder,
    world,
    stop: async () => {
      await server.stop();
      await world.stop();
    },
  };
}
