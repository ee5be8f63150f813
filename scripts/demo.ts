import { existsSync } from 'node:fs';
import { removeCluster } from '@/lib/db/embedded';
import { refuseUsedFolder } from '@/lib/db/embedded/lock';
import { Trouble } from '@/lib/db/trouble';
import { buildIfStale } from './steps/build';
import { dataFolder } from './steps/data-folder';
import { refuseTakenPort, startNext, whereToListen } from './steps/next-server';
import { isLeaving, leave, leaveOnSignals, onLeave } from './steps/on-leave';
import { welcome } from './steps/welcome';
import { startWorldWithWorker } from './steps/world';

/** npm run demo: the whole portal with synthetic people, on nothing but Node. */
export default async function demo(words: string[]): Promise<void> {
  const unknown = words.find((word) => word !== '--reset');
  if (unknown)
    throw new Trouble(`npm run demo knows only -- --reset, which begins anew, and not ${unknown}.`);
  leaveOnSignals();
  try {
    const { port, host } = whereToListen();
    const address = `http://localhost:${port}`;
    refuseUsedFolder(dataFolder);
    await refuseTakenPort(port, host);
    if (words.includes('--reset') && existsSync(dataFolder)) {
      await removeCluster(dataFolder);
      console.log('Removed the data of the last demo.');
    }
    const world = await startWorldWithWorker({ folder: dataFolder, address, say: console.log });
    onLeave(world.stop);
    await buildIfStale(console.log);
    console.log('Starting the portal …');
    const server = await startNext({
      command: 'start',
      port,
      host,
      environment: world.environment,
      logFile: '.data/server.log',
    });
    onLeave(server.stop);
    console.log(welcome(address));
    await server.ended;
    if (!isLeaving()) throw new Trouble('The portal ended by itself: see .data/server.log.');
  } finally {
    await leave();
  }
}
