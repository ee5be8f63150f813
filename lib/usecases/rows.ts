import { z } from 'zod';
import type { Tx } from '../db/client';
import type { Sql } from '../db/sql';

/** Runs one statement and reads its rows by their shape, so that nothing untyped leaves the database's edge. */
export async function rows<S extends z.ZodType>(db: Tx, schema: S, sql: Sql): Promise<z.output<S>[]> {
  return z.array(schema).parse(await db.$queryRaw(sql));
}

/** The first row of a statement, if there is one. */
export async function firstRow<S extends z.ZodType>(
  db: Tx,
  schema: S,
  sql: Sql,
): Promise<z.output<S> | undefined> {
  return (await rows(db, schema, sql))[0];
}
