import { z } from 'zod';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import type { AuditLine } from './audit';
import type { Ctx } from './context';
import { firstRow } from './rows';
import { auditWrite, type Write, writeAll } from './write-all';

/** What makes a request have one effect, however often it comes. */
export interface RequestKey {
  readonly idempotencyKey: string;
  readonly bodyHash: string;
}

/** A change that takes effect once for a key: what to write, what to answer, and its line in the audit. */
export interface Effect<T> {
  readonly answer: T;
  readonly writes: readonly Write[];
  readonly line: AuditLine;
}

/** A key as `take_key` of the database gives it. */
export const keySchema = z.object({ bodyHash: z.string(), answer: z.unknown() });
type Key = z.output<typeof keySchema>;

/** Takes the key of a request. Requests with the same key wait here for one another. */
export async function takeKey(ctx: Ctx, { idempotencyKey, bodyHash }: RequestKey): Promise<Key> {
  const taken = await firstRow(
    ctx.db,
    z.object({ key: keySchema }),
    sql`SELECT take_key(${ctx.actor.accountId}::uuid, ${idempotencyKey}, ${bodyHash}, ${ctx.now}::timestamptz) AS key`,
  );
  if (!taken) throw new Error('A key that was not taken');
  return taken.key;
}

/** Does a piece of work once for its key. Whoever comes with the key again gets the very same answer. */
export async function once<T>(
  ctx: Ctx,
  { idempotencyKey, bodyHash }: RequestKey,
  key: Key,
  schema: z.ZodType<T>,
  work: () => Promise<Result<Effect<T>>>,
): Promise<Result<T>> {
  if (key.bodyHash !== bodyHash) return fail({ code: 'key-reused' });
  if (key.answer !== null) return ok(schema.parse(key.answer));
  const done = await work();
  if (!done.ok) return done;
  const { answer, writes, line } = done.value;
  await writeAll(ctx, [
    ...writes,
    { to: 'answer', row: { account_id: ctx.actor.accountId, key: idempotencyKey, answer } },
    auditWrite(ctx, line),
  ]);
  return ok(schema.parse(answer));
}
