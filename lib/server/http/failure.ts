import { sqlStateOf } from '@/lib/db/sql-state';

/** The portal answers, but should be asked nothing yet; the name says why. */
export class NotReady extends Error {
  constructor(why: 'wrongRole' | 'migrationsMissing') {
    super(why);
    this.name = why;
  }
}

/** Prisma's own codes for a database that cannot be reached, has no free connection, or closed the one in use. */
const awayCodes = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

/** What the driver says, without a code, of a connection that it does not get or has lost. */
const gone =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|is not queryable/;

/** Whether the database is away or not as it should be, rather than the program wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof NotReady) return true;
  const state = sqlStateOf(error);
  // 08: connection, 53: out of something, 57P: shut down.
  if (state !== undefined && /^(08|53|57P)/.test(state)) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && awayCodes.has(error.code)) return true;
  return gone.test(error.message);
}
