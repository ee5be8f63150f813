import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Tx, transactionOn } from '@/lib/db/connection-tx';
import { isWorthRetrying } from '@/lib/db/sql-state';
import type { Actor } from '@/lib/domain/access/actor';

export type { Tx } from '@/lib/db/connection-tx';

/** What row security is told about who acts. */
export type ActingAs = Pick<
  Actor,
  'accountId' | 'name' | 'role' | 'facilityId' | 'npi' | 'vouchedBy' | 'link'
>;

export interface DatabaseOptions {
  /** Connections at most; the portal's default is 10. */
  readonly connections?: number;
}

/** How long anything at the database may take, in milliseconds. */
const patience = {
  /** Also for one that somebody else has: many at once wait for each other rather than fail. */
  connect: 10_000,
  statement: 15_000,
  /** Longer than a statement may take: it only notices a server that no longer answers at all. */
  answer: 20_000,
  idleInTransaction: 15_000,
} as const;

/** PostgreSQL as the portal uses it. */
export class Database {
  /** For what no row security guards: sessions, accounts, facilities, counters of attempts. */
  readonly pool: pg.Pool;

  constructor(url: string, { connections = 10 }: DatabaseOptions = {}) {
    this.pool = new pg.Pool({
      connectionString: url,
      application_name: 'tracer',
      max: connections,
      connectionTimeoutMillis: patience.connect,
      statement_timeout: patience.statement,
      query_timeout: patience.answer,
      idle_in_transaction_session_timeout: patience.idleInTransaction,
      keepAlive: true,
      // Statements that need not wait for each other's answers travel together.
      pipeline: true,
    });
    // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /**
   * Runs the work in one transaction that sees and writes what the actor may. The work may run up to four times when it
   * meets another transaction, so it does nothing outside the database; it sends no mail and draws no document.
   */
  withActor<T>(actor: ActingAs, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#transaction(actor, work);
  }

  /** The same for nobody in particular, who sees no patient: sign-in and the confirmation of documents. */
  asNobody<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#transaction(null, work);
  }

  /** Whether the database answers. */
  async isThere(): Promise<boolean> {
    try {
      await this.pool.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  async #transaction<T>(actor: ActingAs | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transactionOn(await this.pool.connect(), beginning(actor), work);
      } catch (error) {
        if (attempt > 3 || !isWorthRetrying(error)) throw error;
        await pause(20 * attempt + Math.random() * 50 * attempt);
      }
    }
  }
}

/**
 * Begins a transaction and tells it who acts, in one journey. Only for this transaction (`true`): a setting of the session
 * would speak for whoever gets the connection next.
 */
function beginning(actor: ActingAs | null): string {
  const told: readonly (readonly [name: string, value: string | null | undefined])[] = [
    // Instants travel as UTC without saying so: in a server of another zone each would be another instant.
    ['TimeZone', 'UTC'],
    ['app.actor', actor?.accountId],
    ['app.name', actor?.name],
    ['app.role', actor?.role],
    ['app.facility', actor?.facilityId],
    ['app.npi', actor?.npi],
    ['app.vouch', actor?.vouchedBy],
    ['app.case', actor?.link?.caseId],
    ['app.form', actor?.link?.form],
  ];
  const settings = told.map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value ?? '')}, true)`,
  );
  return `BEGIN; SELECT ${settings.join(', ')}`;
}

declare global {
  /** Each address once in a process, however often a development server loads this module. */
  var tracerDatabases: Map<string, Database> | undefined;
}

/** The database at an address, opened at the first call and shared from then on. */
export function database(url: string): Database {
  globalThis.tracerDatabases ??= new Map();
  const known = globalThis.tracerDatabases.get(url);
  if (known) return known;
  const made = new Database(url);
  globalThis.tracerDatabases.set(url, made);
  return made;
}
