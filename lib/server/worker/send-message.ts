import { ZodError } from 'zod';
import type { Attempt } from '@/lib/db/work-queue';
import { messageOf } from '@/lib/messages/kinds';
import { type Letterhead, renderMessage } from '@/lib/messages/render';
import { logMessage } from '@/lib/server/log';
import { type MailTransport, mailTrouble } from '@/lib/server/worker/mail-transport';

export interface Sender {
  readonly letterhead: Letterhead;
  /** Null in a demo: nothing leaves the machine, and the message says that it was shown instead. */
  readonly transport: MailTransport | null;
}

/** Leaves a job to be tried again, with a code that the queue may keep. */
class TryAgain extends Error {}

/** Sends one message, and notes what became of it. It is written out here, so that its links stand nowhere else. */
export async function sendMessage(
  { letterhead, transport }: Sender,
  { id, isLast, outbox }: Attempt,
): Promise<void> {
  const message = await outbox.begin(id, new URL(letterhead.address).hostname);
  if (!message) return;
  const { kind, recipient, messageId, facts } = message;
  if (transport === null) {
    await outbox.end(id, { status: 'shown' });
    return logMessage({ messageId: id, kind, status: 'shown' });
  }
  try {
    const written = renderMessage(messageOf(kind, facts), letterhead);
    await transport.send({ to: recipient, messageId, ...written });
  } catch (error) {
    // A message that is not whole is the program's fault and will not mend itself.
    const { code, isFinal } =
      error instanceof ZodError ? { code: 'unreadable', isFinal: true } : mailTrouble(error);
    if (isLast || isFinal) {
      await outbox.end(id, { status: 'failed', code });
      return logMessage({ messageId: id, kind, status: 'failed', code });
    }
    await outbox.note(id, code);
    logMessage({ messageId: id, kind, status: 'queued', code });
    throw new TryAgain(code);
  }
  await outbox.end(id, { status: 'sent' });
  logMessage({ messageId: id, kind, status: 'sent' });
}
