import { Prisma } from '@/lib/db/generated/client';

/** A statement, or a part of one, with its values apart from its text. */
export type Sql = Prisma.Sql;

/** Writes a statement; what stands in braces travels as a value and is never read as SQL. */
export const sql = Prisma.sql;

/** Parts or values with a separator between them, a comma unless told. */
export const joined = Prisma.join;

/** Nothing, where a part may be left out. */
export const noSql = Prisma.empty;

/** A text of the program itself as SQL: names of columns, never anything that was sent. */
export const rawSql = Prisma.raw;

const names = new WeakMap<Sql, string>();

/** A statement that each connection keeps parsed and planned under a name; the name stands for this text alone. */
export function prepared(name: string, statement: Sql): Sql {
  names.set(statement, name);
  return statement;
}

export function preparedName(statement: Sql): string | undefined {
  return names.get(statement);
}
