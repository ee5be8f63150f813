import pino from 'pino';
import { sqlStateOf } from '@/lib/db/sql-state';

const logger = pino({
  level: process.env.NODE_ENV === 'test' ? 'silent' : 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** All that is ever logged of a request: no body, no query, no name, no address. */
export interface RequestLine {
  readonly method: string;
  /** The pattern, such as `/api/cases/{id}`, never the address itself. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  readonly accountId?: string;
  /** Code of the problem, where there was one. */
  readonly code?: string;
}

export function logRequest({ method, route, status, ms, requestId, accountId, code }: RequestLine): void {
  logger.info({ method, route, status, ms: Math.round(ms), requestId, accountId, code }, 'request');
}

/** All that is ever logged of a message: no address, no subject, no link. */
export interface MessageLine {
  readonly messageId: string;
  readonly kind: string;
  readonly status: 'queued' | 'sent' | 'shown' | 'failed';
  readonly code?: string;
}

export function logMessage({ messageId, kind, status, code }: MessageLine): void {
  logger.info({ messageId, kind, status, code }, 'message');
}

/** A bug, or a database that is away. */
export function logFailure(
  error: unknown,
  { route, requestId }: { readonly route: string; readonly requestId: string },
): void {
  logger.error({ route, requestId, ...failureFields(error) }, 'failure');
}

/**
 * What is logged of an error: its place in the program and its SQLSTATE, which are enough to find it. Not its message:
 * those of a database quote values.
 */
export function failureFields(error: unknown) {
  const isError = error instanceof Error;
  const stack = isError ? (error.stack ?? '') : '';
  return {
    error: isError ? error.name : typeof error,
    sqlState: sqlStateOf(error),
    frames: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
  };
}
