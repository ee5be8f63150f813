import { z } from 'zod';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { type AuditLine, audit } from './audit';
import type { Ctx } from './context';
import { rows } from './rows';
import { jsonb, type Write, writeAll } from './write-all';

/** A change that takes effect once for a key: what to write, what to answer, and its line in the audit. */
export interface Effect<T> {
  readonly answer: T;
  /** In their order; each group is one statement. */
  readonly writes: readonly (readonly Write[])[];
  readonly line: AuditLine;
}

const keySchema = z.object({ bodyHash: z.string(), answer: z.unknown() });

/**
 * Does a piece of work once for an idempotency key. Requests with the same key queue up at its row and get the very same
 * answer. The row is written even by those that only read it (`DO UPDATE`), so that their answer is as durable as the first.
 * A key whose work was refused has no answer and had no effect, so the mended request may use it again.
 */
export async function once<T>(
  ctx: Ctx,
  { idempotencyKey, bodyHash }: { readonly idempotencyKey: string; readonly bodyHash: string },
  schema: z.ZodType<T>,
  work: () => Promise<Result<Effect<T>>>,
): Promise<Result<T>> {
  const [key] = await rows(
    ctx.db,
    keySchema,
    sql`
      INSERT INTO idempotency_key (account_id, key, body_hash, at)
      VALUES (${ctx.actor.accountId}::uuid, ${idempotencyKey}, ${bodyHash}, ${ctx.now}::timestamptz)
      ON CONFLICT (account_id, key) DO UPDATE SET at = idempotency_key.at,
        body_hash = CASE WHEN idempotency_key.answer IS NULL THEN excluded.body_hash ELSE idempotency_key.body_hash END
      RETURNING body_hash AS "bodyHash", answer`,
  );
  if (!key) throw new Error('An idempotency key without a row');
  if (key.bodyHash !== bodyHash) return fail({ code: 'key-reused' });
  if (key.answer !== null) return ok(schema.parse(key.answer));
  const done = await work();
  if (!done.ok) return done;
  const { answer, writes, line } = done.value;
  const kept = sql`UPDATE idempotency_key SET answer = ${jsonb(answer)}
      WHERE account_id = ${ctx.actor.accountId}::uuid AND key = ${idempotencyKey}`;
  const [first = [], ...later] = writes;
  await writeAll(ctx, [...first, kept]);
  for (const group of later) await writeAll(ctx, group);
  await audit(ctx, line);
  return ok(schema.parse(answer));
}
