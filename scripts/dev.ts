import { refuseUsedFolder } from '@/lib/db/embedded/lock';
import { dataFolder } from './steps/data-folder';
import { refuseTakenPort, startNext, whereToListen } from './steps/next-server';
import { leave, leaveOnSignals, onLeave } from './steps/on-leave';
import { welcome } from './steps/welcome';
import { startWorldWithWorker } from './steps/world';

/** npm run dev: the demo's database, with pages that follow the source. */
export default async function dev(): Promise<void> {
  leaveOnSignals();
  try {
    const { port, host } = whereToListen();
    const address = `http://localhost:${port}`;
    refuseUsedFolder(dataFolder);
    await refuseTakenPort(port, host);
    const world = await startWorldWithWorker({ folder: dataFolder, address, say: console.log });
    onLeave(world.stop);
    const server = await startNext({
      command: 'dev',
      port,
      host,
      environment: { ...world.environment, NODE_ENV: 'development' },
    });
    onLeave(server.stop);
    console.log(welcome(address));
    await server.ended;
  } finally {
    await leave();
  }
}
