import { Database } from '@/lib/db/client';
import { keepCheckpoints } from '@/lib/server/checkpoints';
import { settings } from '@/lib/server/env';
import { refuseUnlessReady } from '@/lib/server/readiness';
import { startWorker } from '@/lib/server/worker/worker';
import { leaveOnSignals, onLeave } from './steps/on-leave';
import { readSettingsFile } from './steps/settings-file';

/**
 * npm run worker: sends the queued messages and signs checkpoints of the audit, beside the portal. Told to end, it first
 * finishes what it has in hand.
 */
export default async function worker(): Promise<void> {
  leaveOnSignals();
  if (process.env.REGISTRY_MODE !== 'demo') readSettingsFile();
  await refuseUnlessReady('worker');
  const queue = startWorker(settings());
  onLeave(queue.stop);
  const database = new Database(settings().workerUrl, { connections: 1 });
  onLeave(database.close.bind(database));
  onLeave(keepCheckpoints(database, settings()).stop);
  console.log('The worker sends messages and signs checkpoints of the audit.');
  await new Promise(() => undefined);
}
