import { v7 as uuid } from 'uuid';
import { type Message, messageOf } from '../messages/kinds';
import type { Ctx } from './context';

/** A message to somebody; `facilityId` is the facility that sees what became of it, if one does. */
export type MessageTo = Message & { readonly to: string; readonly facilityId: string | null };

/**
 * Queues a message in the transaction of what causes it, and answers its id. Undone with that transaction, and sent soon
 * after its commit by the worker.
 */
export async function queueMessage(ctx: Pick<Ctx, 'db' | 'now'>, message: MessageTo): Promise<string> {
  const { kind, facts } = messageOf(message.kind, message.facts);
  const id = uuid();
  await ctx.db.$queryRaw`SELECT queue_message(
    ${id}::uuid, ${kind}, ${message.to}, ${message.facilityId}::uuid, ${JSON.stringify(facts)}::jsonb, ${ctx.now}::timestamptz)::text`;
  return id;
}
