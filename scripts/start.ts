import { Trouble } from '@/lib/db/trouble';
import { refuseUnlessReady } from '@/lib/server/readiness';
import { buildIfStale } from './steps/build';
import { startNext, whereToListen } from './steps/next-server';
import { isLeaving, leave, leaveOnSignals, onLeave } from './steps/on-leave';
import { readSettingsFile } from './steps/settings-file';
import { tellSetupLink } from './steps/setup-link';

/** npm start: the portal for real patients, on a database of one's own. */
export default async function start(): Promise<void> {
  leaveOnSignals();
  try {
    readSettingsFile();
    if (process.env.REGISTRY_MODE === 'demo')
      throw new Trouble(
        'npm start is for real patients: set REGISTRY_MODE=live. The demo starts with npm run demo.',
      );
    await refuseUnlessReady();
    await buildIfStale(console.log);
    const { port, host } = whereToListen();
    const server = await startNext({
      command: 'start',
      port,
      host,
      environment: { ...process.env, NODE_ENV: 'production' },
    });
    onLeave(server.stop);
    console.log(`Tracer listens on ${host}:${port} for ${process.env.NEXTAUTH_URL}.`);
    await tellSetupLink(console.log);
    await server.ended;
    if (!isLeaving()) throw new Trouble('The portal ended by itself.');
  } finally {
    await leave();
  }
}
