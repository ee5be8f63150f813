import { sql } from '../db/sql';
import type { Ctx } from './context';

/** Takes the role of an account and ends its sessions: its next request finds nobody signed in. */
export async function takeAccess(ctx: Ctx, accountId: string): Promise<void> {
  await ctx.db.$executeRaw(sql`DELETE FROM membership WHERE account_id = ${accountId}::uuid`);
  await ctx.db.$executeRaw(
    sql`UPDATE auth_session SET revoked_at = ${ctx.now}::timestamptz WHERE account_id = ${accountId}::uuid AND revoked_at IS NULL`,
  );
}
