import { type WorkingQueue, workQueue } from '@/lib/db/work-queue';
import { RegistryKey } from '@/lib/keys/registry-key';
import type { Settings } from '@/lib/server/env';
import { logFailure } from '@/lib/server/log';
import { smtpTransport } from '@/lib/server/worker/mail-transport';
import { sendMessage } from '@/lib/server/worker/send-message';

/** Sends the queued messages until it is stopped. */
export function startWorker(settings: Settings): WorkingQueue {
  const { address, registry, key, mail, workerUrl } = settings;
  const sender = {
    letterhead: {
      address,
      registryName: registry.name,
      contact: registry.contact,
      key: new RegistryKey(key),
    },
    transport: mail === null ? null : smtpTransport(mail.smtpUrl, mail.from),
  };
  return workQueue({
    url: workerUrl,
    send: (attempt) => sendMessage(sender, attempt),
    onTrouble: (error) => logFailure(error, { route: 'worker', requestId: '' }),
  });
}
