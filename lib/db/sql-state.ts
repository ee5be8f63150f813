import { z } from 'zod';

/** SQLSTATEs that the program answers to; TR… are raised by the triggers in prisma/migrations. */
export const sqlStates = {
  /** A row that is kept as it was written. */
  kept: 'TR001',
  /** An update of a row that somebody else has changed since it was read. */
  staleVersion: 'TR002',
  /** A change that would leave a facility without a manager, or the registry without an administrator. */
  nobodyInCharge: 'TR003',
  /** A fee that the balance of its facility does not cover. */
  notCovered: 'TR004',
  uniqueViolation: '23505',
  checkViolation: '23514',
  foreignKeyViolation: '23503',
  /** Row security or a missing grant. */
  forbidden: '42501',
  serializationFailure: '40001',
  deadlock: '40P01',
} as const;

const prismaError = z.object({
  code: z.string(),
  meta: z
    .object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string().optional() }) }) })
    .optional()
    .catch(undefined),
});

/** The SQLSTATE behind an error of Prisma or of `pg`, where there is one. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const read = prismaError.safeParse(error);
  if (!read.success) return undefined;
  const { code, meta } = read.data;
  return meta?.driverAdapterError.cause.originalCode ?? (/^[0-9A-Z]{5}$/.test(code) ? code : undefined);
}

/** Whether doing the whole transaction again may succeed: two that met, and PostgreSQL chose one of them. */
export function isWorthRetrying(error: unknown): boolean {
  const state = sqlStateOf(error);
  return (
    state === sqlStates.serializationFailure ||
    state === sqlStates.deadlock ||
    (error instanceof Error && 'code' in error && error.code === 'P2034')
  );
}
