import { z } from 'zod';
import { joined, noSql, rawSql, type Sql, sql } from '../db/sql';
import { cleanText } from '../domain/identifiers/text';
import { isDay } from '../domain/schedule/day';
import { forGood } from './case-words';
import type { ListQuery, ListSort } from './views';

const day = z.string().refine((text) => isDay(text) || text === forGood);
const name = z
  .string()
  .max(200)
  .refine((text) => cleanText(text).ok);
const keys = {
  urgency: z.tuple([day, z.uuid()]),
  scan: z.tuple([day, z.uuid()]),
  patient: z.tuple([name, name, z.uuid()]),
  number: z.tuple([z.int32(), z.int32(), z.uuid()]),
} as const satisfies Readonly<Record<ListSort, z.ZodType>>;

/** The columns of a sort, each of which makes its rows distinct; the end of each is the case. */
const columns: Readonly<Record<ListSort, readonly string[]>> = {
  urgency: ['o.due_on', 'o.case_id'],
  scan: ['o.scan_on', 'o.case_id'],
  patient: ['o.family_name', 'o.given_name', 'o.case_id'],
  number: ['o.year', 'o.running', 'o.case_id'],
};
const types: Readonly<Record<ListSort, readonly string[]>> = {
  urgency: ['date', 'uuid'],
  scan: ['date', 'uuid'],
  patient: ['text', 'text', 'uuid'],
  number: ['int', 'int', 'uuid'],
};

/** The order of a list. */
export function orderOf({ sort, descending }: ListQuery): Sql {
  const way = descending ? ' DESC' : '';
  return rawSql(columns[sort].map((column) => `${column}${way}`).join(', '));
}

/** That a row comes after the last one of the page before; undefined for a key that is none of ours. */
export function afterCondition({ sort, descending, after }: ListQuery): Sql | undefined {
  if (after === undefined) return noSql;
  const key = readKey(sort, after);
  if (!key) return undefined;
  const values = key.map((value, index) => sql`${value}::${rawSql(types[sort][index] ?? 'text')}`);
  return sql`AND (${rawSql(columns[sort].join(', '))}) ${rawSql(descending ? '<' : '>')} (${joined(values)})`;
}

export interface Sorted {
  readonly caseId: string;
  readonly dueOn: string;
  readonly scanOn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly year: number;
  readonly running: number;
}

/** The opaque key of a row, from which the next page goes on. */
export function keyOf(sort: ListSort, row: Sorted): string {
  const values = {
    urgency: [row.dueOn, row.caseId],
    scan: [row.scanOn, row.caseId],
    patient: [row.familyName, row.givenName, row.caseId],
    number: [row.year, row.running, row.caseId],
  }[sort];
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function readKey(sort: ListSort, after: string): readonly (string | number)[] | undefined {
  try {
    const read = keys[sort].safeParse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
