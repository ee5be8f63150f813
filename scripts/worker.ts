import { settings } from '@/lib/server/env';
import { refuseUnlessReady } from '@/lib/server/readiness';
import { startWorker } from '@/lib/server/worker/worker';
import { leaveOnSignals, onLeave } from './steps/on-leave';
import { readSettingsFile } from './steps/settings-file';

/** npm run worker: sends the queued messages, beside the portal. Told to end, it first finishes what it has in hand. */
export default async function worker(): Promise<void> {
  leaveOnSignals();
  if (process.env.REGISTRY_MODE !== 'demo') readSettingsFile();
  await refuseUnlessReady('worker');
  const queue = startWorker(settings());
  onLeave(queue.stop);
  console.log('The worker sends messages.');
  await new Promise(() => undefined);
}
