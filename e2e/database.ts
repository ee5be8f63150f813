import pg from 'pg';

/**
 * The database behind the portal under test, as its superuser: for turning clocks back and for looking at what really is
 * in the tables. No story reads from it what a person should see on a page.
 */
export interface TestBase {
  readonly rows: (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** The one value that the statement finds. */
  readonly value: (sql: string, values?: readonly unknown[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

export function openDatabase(connectionString: string): TestBase {
  const pool = new pg.Pool({ connectionString, max: 2 });
  const rows: TestBase['rows'] = async (sql, values = []) => {
    const found = await pool.query<Record<string, unknown>>(sql, [...values]);
    return found.rows;
  };
  return {
    rows,
    value: async (sql, values) => {
      const [first] = await rows(sql, values);
      const [value] = Object.values(first ?? {});
      if (value === undefined || value === null) throw new Error(`Nothing found by ${sql}`);
      return String(value);
    },
    close: () => pool.end(),
  };
}
