import { readSettings } from '@/lib/server/env';
import { startWorker } from '@/lib/server/worker/worker';

/** A worker in a process of its own that sends to the mail server of a test; a test ends it however it likes. */
export default async function worker([workerUrl = '', smtpUrl = '']: string[]): Promise<void> {
  startWorker({ ...testSettings(workerUrl), mail: { smtpUrl, from: 'portal@registry.example' } });
  await new Promise(() => undefined);
}

/** As a demo has them: nothing is sent. */
export function testSettings(workerUrl: string) {
  return readSettings({
    REGISTRY_MODE: 'demo',
    DATABASE_URL: 'not asked by the worker',
    DATABASE_WORKER_URL: workerUrl,
    NEXTAUTH_URL: 'https://registry.example',
    NEXTAUTH_SECRET: 'not asked by the worker',
    REGISTRY_KEY: 'only for tests, only for tests, only for tests',
    REGISTRY_CHECKPOINT_KEY: 'not asked by the queue',
    REGISTRY_CHECKPOINT_FILE: 'not asked by the queue',
  });
}
