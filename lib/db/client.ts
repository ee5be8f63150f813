import { setTimeout as pause } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { type Prisma, PrismaClient } from '@/lib/db/generated/client';
import { ownConnection, PoolOfOwn, withRawOn } from '@/lib/db/own-connection';
import { noteQuery } from '@/lib/db/query-count';
import { isWorthRetrying } from '@/lib/db/sql-state';
import type { Actor } from '@/lib/domain/access/actor';

/** A transaction whose row security knows who acts. */
export type Tx = Prisma.TransactionClient;

/** What row security is told about who acts. */
export type ActingAs = Pick<Actor, 'accountId' | 'name' | 'role' | 'facilityId' | 'npi' | 'link'>;

export interface DatabaseOptions {
  /** Connections at most; the portal's default is 10. */
  readonly connections?: number;
}

/** How long anything at the database may take, in milliseconds. */
const patience = {
  connect: 5_000,
  statement: 15_000,
  /** Longer than a statement may take: it only notices a server that no longer answers at all. */
  answer: 20_000,
  idleInTransaction: 15_000,
  transaction: 20_000,
} as const;

/** PostgreSQL as the portal uses it. */
export class Database {
  /** For what no row security guards: sessions, accounts, facilities, counters of attempts. */
  readonly pool: pg.Pool;
  readonly #prisma: ReturnType<typeof prismaOn>;

  constructor(url: string, { connections = 10 }: DatabaseOptions = {}) {
    this.pool = new PoolOfOwn({
      connectionString: url,
      application_name: 'tracer',
      max: connections,
      connectionTimeoutMillis: patience.connect,
      statement_timeout: patience.statement,
      query_timeout: patience.answer,
      idle_in_transaction_session_timeout: patience.idleInTransaction,
      keepAlive: true,
    });
    // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
    this.pool.on('error', () => undefined);
    this.#prisma = prismaOn(this.pool);
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
    await this.#prisma.$disconnect();
    await this.pool.end();
  }

  async #transaction<T>(actor: ActingAs | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ownConnection((client) =>
          this.#prisma.$transaction(
            async (prismaTx) => {
              const tx = withRawOn(client(), prismaTx);
              await tellWhoActs(tx, actor);
              return await work(tx);
            },
            { maxWait: patience.connect, timeout: patience.transaction },
          ),
        );
      } catch (error) {
        if (attempt > 3 || !isWorthRetrying(error)) throw error;
        await pause(20 * attempt + Math.random() * 50 * attempt);
      }
    }
  }
}

/** Only for this transaction (`true`): a setting of the session would speak for whoever gets the connection next. */
function tellWhoActs(tx: Tx, actor: ActingAs | null): Promise<number> {
  // Instants travel as UTC without saying so: in a server of another zone each would be another instant.
  return tx.$executeRaw`SELECT set_config('TimeZone', 'UTC', true),
    set_config('app.actor', ${actor?.accountId ?? ''}, true),
    set_config('app.name', ${actor?.name ?? ''}, true),
    set_config('app.role', ${actor?.role ?? ''}, true),
    set_config('app.facility', ${actor?.facilityId ?? ''}, true),
    set_config('app.npi', ${actor?.npi ?? ''}, true),
    set_config('app.case', ${actor?.link?.caseId ?? ''}, true),
    set_config('app.form', ${actor?.link?.form ?? ''}, true)`;
}

function prismaOn(pool: pg.Pool) {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { onConnectionError: () => undefined }),
    // Longer texts quote the program around the call, and may quote values.
    errorFormat: 'minimal',
    log: [{ emit: 'event', level: 'query' }],
    // The portal may not read them: see registry_credentials() and its like.
    omit: {
      account: { passphraseHash: true },
      authenticator: { sealedSeed: true },
      recoveryCode: { codeHash: true },
    },
  });
  prisma.$on('query', noteQuery);
  return prisma;
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
