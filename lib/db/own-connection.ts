import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { Prisma } from '@/lib/db/generated/client';
import { noteQuery } from '@/lib/db/query-count';

// What the portal does at the database it says in SQL. Prisma opens and ends each transaction, and its statements would pass
// through its query engine, which costs as much again as the statement itself; so they go straight to the connection that
// Prisma took. See docs/decisions/0029-raw-statements-on-the-driver.md.

interface Taken {
  client?: pg.PoolClient;
}

const scope = new AsyncLocalStorage<Taken>();

/** A pool that tells a transaction which connection it got. */
export class PoolOfOwn extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Waiting): void;
  override connect(callback?: Waiting): Promise<pg.PoolClient> | void {
    return callback ? super.connect(callback) : this.#take();
  }

  async #take(): Promise<pg.PoolClient> {
    const client = await super.connect();
    const taken = scope.getStore();
    if (taken) taken.client = client;
    return client;
  }
}

type Waiting = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void;

/** Runs the work of one transaction; it may ask for the connection once the transaction has begun. */
export function ownConnection<T>(work: (client: () => pg.PoolClient) => Promise<T>): Promise<T> {
  const taken: Taken = {};
  return scope.run(taken, () =>
    work(() => {
      if (!taken.client) throw new Error('A transaction without a connection');
      return taken.client;
    }),
  );
}

/** The transaction, with its raw statements straight on the connection. */
export function withRawOn(client: pg.PoolClient, tx: Prisma.TransactionClient): Prisma.TransactionClient {
  const run = (statement: Prisma.Sql) => {
    noteQuery();
    return client.query({ text: statement.text, values: statement.values, types });
  };
  const raw = {
    $queryRaw: async (first: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await run(written(first, values))).rows,
    $executeRaw: async (first: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await run(written(first, values))).rowCount ?? 0,
  };
  return new Proxy(tx, {
    get: (target, key) => (key in raw ? Reflect.get(raw, key) : Reflect.get(target, key)),
  });
}

function written(first: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]): Prisma.Sql {
  return first instanceof Prisma.Sql ? first : Prisma.sql(first, ...values);
}

/** As Prisma gives them: whole numbers of eight bytes do not fit a number, and a day is midnight UTC. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, BigInt],
  [pg.types.builtins.DATE, (text) => new Date(`${text}T00:00:00.000Z`)],
]);
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
};
