import { joined, rawSql, type Sql, sql } from '../db/sql';
import type { Ctx } from './context';

/** Statements that write, as parts of one statement: one journey to the database, and all of it or nothing. */
export type Write = Sql;

/** Each row may be written once; foreign keys between the parts are looked at when all of them are done. */
export async function writeAll(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  const parts = writes.map((write, index) => sql`${rawSql(`part_${index}`)} AS (${write})`);
  if (parts.length > 0) await ctx.db.$executeRaw(sql`WITH ${joined(parts, ', ')} SELECT 1`);
}

/** A value as the JSON that a `jsonb` column keeps. */
export function jsonb(value: unknown): Sql {
  return sql`${JSON.stringify(value)}::jsonb`;
}
