import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/lib/db/generated/client';
import { noteQuery } from '@/lib/db/query-count';
import { preparedName } from '@/lib/db/sql';

// A transaction is begun and ended on the connection itself, and what the portal says in SQL goes straight to it; Prisma's
// models read and write through the same connection. See docs/decisions/0029-raw-statements-on-the-driver.md.

/** A transaction whose row security knows who acts. */
export interface Tx {
  $queryRaw<R extends pg.QueryResultRow>(
    first: TemplateStringsArray | Prisma.Sql,
    ...values: unknown[]
  ): Promise<R[]>;
  $executeRaw(first: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
  /** Prisma's models, for what is asked now and then. */
  readonly models: Models;
}

type Models = ReturnType<typeof prismaOn>;

const scope = new AsyncLocalStorage<ConnectionTx>();
/** Whose turn it is on a connection. A call that outlives its transaction must not speak for the next one. */
const turns = new WeakMap<pg.PoolClient, ConnectionTx>();
const prismas = new WeakMap<pg.PoolClient, Models>();

/** Runs the work as one transaction of a connection, begun with these words; what throws undoes it. */
export async function transactionOn<T>(
  client: pg.PoolClient,
  begin: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const tx = new ConnectionTx(client);
  let broken: Error | undefined;
  // A connection that is lost says so to whoever has it; without a listener that would end the process.
  const breaks = (reason: Error) => {
    broken = reason;
  };
  client.on('error', breaks);
  try {
    return await scope.run(tx, () => tx.whole(begin, work));
  } catch (error) {
    await client.query('ROLLBACK').catch(breaks);
    throw error;
  } finally {
    client.off('error', breaks);
    client.release(broken);
  }
}

class ConnectionTx implements Tx {
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
    turns.set(client, this);
  }

  async whole<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    noteQuery();
    // The first statement follows on its heels: a beginning that fails makes PostgreSQL refuse all that comes after it.
    const begun = this.#client.query(begin);
    const [done] = await Promise.all([work(this), begun]).finally(() => {
      // Whatever part of the work still goes on shall not speak after the end, be it a commit or not.
      turns.delete(this.#client);
    });
    noteQuery();
    const { command } = await this.#client.query('COMMIT');
    // PostgreSQL answers so when a statement failed and the work went on as if it had not.
    if (command !== 'COMMIT') throw new Error('A transaction in which a statement failed cannot be kept');
    return done;
  }

  async $queryRaw<R extends pg.QueryResultRow>(
    first: TemplateStringsArray | Prisma.Sql,
    ...values: unknown[]
  ): Promise<R[]> {
    return (await this.#run<R>(first, values)).rows;
  }

  async $executeRaw(first: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number> {
    return (await this.#run(first, values)).rowCount ?? 0;
  }

  get models(): Models {
    const known = prismas.get(this.#client);
    if (known) return known;
    const made = prismaOn(this.#client);
    prismas.set(this.#client, made);
    return made;
  }

  #run<R extends pg.QueryResultRow>(
    first: TemplateStringsArray | Prisma.Sql,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<R>> {
    const statement = first instanceof Prisma.Sql ? first : Prisma.sql(first, ...values);
    const name = preparedName(statement);
    refuseWhatComesLate(this.#client, this);
    noteQuery();
    return this.#client.query<R>({
      text: statement.text,
      values: statement.values,
      types,
      ...(name === undefined ? {} : { name }),
    });
  }
}

function refuseWhatComesLate(client: pg.PoolClient, tx: ConnectionTx | undefined): void {
  if (tx === undefined || turns.get(client) !== tx) throw new Error('A statement outside of its transaction');
}

/** Prisma takes a pool: this one has the connection of the transaction and no other. */
function prismaOn(client: pg.PoolClient) {
  const pool = Object.assign(new pg.Pool({ max: 1 }), {
    query: (...all: unknown[]): unknown => {
      refuseWhatComesLate(client, scope.getStore());
      return Reflect.apply(client.query, client, all);
    },
    connect: () => Promise.reject(new Error('A transaction inside of a transaction')),
  });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
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

/** As Prisma gives them: whole numbers of eight bytes do not fit a number, and a day is midnight UTC. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, BigInt],
  [pg.types.builtins.DATE, (text) => new Date(`${text}T00:00:00.000Z`)],
]);
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
};
