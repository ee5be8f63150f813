import { z } from 'zod';
import { sql } from '../db/sql';
import type { Ctx } from './context';
import { rows } from './rows';

/** How many messages could not be sent in the last thirty days. */
export async function failedMessages({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<number> {
  const [counted] = await rows(
    db,
    z.object({ failed: z.number() }),
    sql`SELECT count(*)::int AS failed FROM message
        WHERE status = 'failed' AND failed_at > ${now}::timestamptz - interval '30 days'`,
  );
  return counted?.failed ?? 0;
}
