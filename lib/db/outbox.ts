import type pg from 'pg';
import { z } from 'zod';

const outgoing = z.object({
  id: z.string(),
  kind: z.string(),
  recipient: z.string(),
  facts: z.unknown(),
  messageId: z.string(),
});
/** A message that is being sent. */
export type Outgoing = z.infer<typeof outgoing>;

/** What became of a message for good: sent, shown in the demo's viewer without being sent, or failed with a code. */
export type End =
  | { readonly status: 'sent' | 'shown' }
  | { readonly status: 'failed'; readonly code: string };

/** The messages as the worker's role has them. */
export class Outbox {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Counts an attempt. The Message-ID is set by the first one and stays. Null for a message that has ended. */
  async begin(id: string, host: string): Promise<Outgoing | null> {
    const { rows } = await this.#pool.query(
      `UPDATE message SET attempts = attempts + 1, message_id = coalesce(message_id, '<' || id || '@' || $2::text || '>')
       WHERE id = $1 AND status = 'queued' RETURNING id, kind, recipient, facts, message_id AS "messageId"`,
      [id, host],
    );
    return rows[0] === undefined ? null : outgoing.parse(rows[0]);
  }

  /** Notes why an attempt failed that is not the last. */
  async note(id: string, code: string): Promise<void> {
    await this.#pool.query("UPDATE message SET last_error = $2 WHERE id = $1 AND status = 'queued'", [
      id,
      code,
    ]);
  }

  async end(id: string, end: End): Promise<void> {
    await this.#pool.query(
      `UPDATE message SET status = $2,
         sent_at = CASE WHEN $2 = 'sent' THEN now() END, failed_at = CASE WHEN $2 = 'failed' THEN now() END,
         last_error = $3
       WHERE id = $1 AND status = 'queued'`,
      [id, end.status, end.status === 'failed' ? end.code : null],
    );
  }
}
