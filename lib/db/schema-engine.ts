import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

export type OpenEngine = {
  engine: glue.SchemaEngine;
  /** What the database said to the last script that failed; the engine itself tells less. */
  scriptError: () => pg.DatabaseError | undefined;
};

/** Lends Prisma's schema engine as WebAssembly: its native one has to be downloaded, which many hospitals' networks refuse. */
export async function withSchemaEngine<T>(url: string, work: (open: OpenEngine) => Promise<T>): Promise<T> {
  await load();
  const pool = new pg.Pool({ connectionString: url, max: 3 });
  pool.on('error', () => undefined);
  let scriptError: pg.DatabaseError | undefined;
  const factory = new WholeScripts(pool, (error) => {
    scriptError = error;
  });
  const engine = await glue.SchemaEngine.new(
    { datamodels: [['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n']] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work({ engine, scriptError: () => scriptError });
  } finally {
    engine.free();
    // The engine keeps its advisory lock as long as the connection it took it on.
    await pool.end();
  }
}

/** The SQL that leads from one schema to another, empty when nothing differs. The engine asks the database only for its version. */
export function sqlBetween(url: string, before: string | undefined, after: string): Promise<string> {
  return withSchemaEngine(url, async ({ engine }) => {
    const { stdout } = await engine.diff({
      from:
        before === undefined
          ? { tag: 'empty' }
          : { tag: 'schemaDatamodel', files: [{ path: 'before.prisma', content: before }] },
      to: { tag: 'schemaDatamodel', files: [{ path: 'after.prisma', content: after }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  });
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside the body of a function, and runs the pieces one by one.
 * Sent as a whole, PostgreSQL reads it itself and keeps all of it or nothing.
 */
class WholeScripts extends PrismaPg {
  readonly #pool: pg.Pool;
  readonly #onError: (error: pg.DatabaseError) => void;

  constructor(pool: pg.Pool, onError: (error: pg.DatabaseError) => void) {
    super(pool);
    this.#pool = pool;
    this.#onError = onError;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await this.#pool.query(script);
      } catch (error) {
        if (error instanceof pg.DatabaseError) this.#onError(error);
        throw error;
      }
    };
    return adapter;
  }
}

let loading: Promise<void> | undefined;

function load(): Promise<void> {
  loading ??= instantiate();
  return loading;
}

async function instantiate(): Promise<void> {
  const root = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const bytes = await readFile(join(root, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), {
    './schema_engine_bg.js': { ...glue },
  });
  // The package's own entry does these two steps, but only where WebAssembly can be imported as a module.
  call(Reflect.get(glue, '__wbg_set_wasm'), instance.exports);
  call(instance.exports.__wbindgen_start);
}

function call(step: unknown, ...values: unknown[]): void {
  if (typeof step !== 'function') throw new Error('@prisma/schema-engine-wasm is not laid out as expected.');
  Reflect.apply(step, undefined, values);
}
