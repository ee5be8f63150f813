import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlStateOf, sqlStates } from '@/lib/db/sql-state';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import {
  actAs,
  buildWorld,
  cases,
  facilities,
  insert,
  type PersonName,
  people,
  type Row,
} from '@/lib/db/test-world';

let base: TestDatabase;
let app: pg.Client;
let superuser: pg.Client;

beforeAll(async () => {
  base = await testDatabase();
  await buildWorld(base.superuserUrl);
  app = new pg.Client({ connectionString: base.appUrl });
  superuser = new pg.Client({ connectionString: base.superuserUrl });
  await Promise.all([app.connect(), superuser.connect()]);
  for (const facility_id of Object.values(facilities))
    await insert(superuser, 'ledger_entry', { ...deposit, facility_id });
});
afterAll(async () => {
  await Promise.all([app.end(), superuser.end()]);
  await base.close();
});

const by = people.administrator;
const deposit: Row = {
  facility_id: facilities.A,
  kind: 'deposit',
  amount_cents: 10_000,
  at: '2026-10-01T12:00:00Z',
  posted_on: '2026-10-01',
  note: 'Check 1',
  by_account: by.accountId,
  by_name: by.name,
};
const fee: Row = {
  ...deposit,
  kind: 'fee',
  amount_cents: -5000,
  note: null,
  rule: 'FEE-01',
  case_id: cases.A1.id,
};
const refund: Row = { ...fee, kind: 'refund', amount_cents: 5000, rule: 'REF-01' };
const reversal: Row = { ...deposit, kind: 'reversal', amount_cents: -10_000, of_seq: 1 };

/** What came of rows written one after the other as this person; nothing of it stays. */
async function written(who: PersonName | 'superuser', ...rows: readonly Row[]): Promise<string> {
  const client = who === 'superuser' ? superuser : app;
  await client.query('BEGIN');
  try {
    if (who !== 'superuser') await actAs(client, people[who]);
    for (const row of rows)
      await insert(client, 'ledger_entry', {
        ...row,
        ...(who === 'superuser' ? {} : { by_account: people[who].accountId }),
      });
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return 'done';
  } catch (error) {
    return sqlStateOf(error) ?? String(error);
  } finally {
    await client.query('ROLLBACK');
  }
}

async function count(who: PersonName | null, table: string): Promise<number> {
  await app.query('BEGIN');
  await actAs(app, who && people[who]);
  const { rowCount } = await app.query(`SELECT 1 FROM ${table}`);
  await app.query('ROLLBACK');
  return rowCount ?? 0;
}

describe('row security', () => {
  test.each([
    ['registrarA', 1],
    ['managerA', 1],
    ['registrarB', 1],
    ['physician1', 0],
    ['administrator', 2],
    ['auditor', 2],
    [null, 0],
  ] as const)('%s sees the books of %d', async (who, seen) => {
    expect(await count(who, 'ledger_entry')).toBe(seen);
    expect(await count(who, 'ledger_account')).toBe(seen);
  });

  test('a facility writes fees and what rules give back, for itself alone', async () => {
    expect(await written('registrarA', fee)).toBe('done');
    expect(await written('registrarA', fee, { ...refund, of_seq: 2 })).toBe('done');
    expect(await written('registrarB', fee)).toBe(sqlStates.forbidden);
    expect(await written('physician1', fee)).toBe(sqlStates.forbidden);
    expect(await written('auditor', fee)).toBe(sqlStates.forbidden);
    expect(await written('registrarA', deposit)).toBe(sqlStates.forbidden);
    expect(await written('managerA', deposit)).toBe(sqlStates.forbidden);
    expect(await written('administrator', deposit)).toBe('done');
  });

  test('a facility takes no fee of its own back by hand', async () => {
    const back = { ...fee, kind: 'reversal', amount_cents: 5000, of_seq: 2, note: 'x' };
    expect(await written('managerA', fee, back)).toBe(sqlStates.forbidden);
    expect(await written('administrator', fee, back)).toBe('done');
  });

  test('nobody writes under the name of somebody else, or past the trigger', async () => {
    await app.query('BEGIN');
    await actAs(app, people.managerA);
    const changed = app.query('UPDATE ledger_account SET balance_cents = 1000000, version = version + 1');
    await expect(changed).rejects.toMatchObject({ code: sqlStates.forbidden });
    await app.query('ROLLBACK');
    await app.query('BEGIN');
    await actAs(app, people.registrarA);
    const { rowCount } = await app.query(
      'UPDATE ledger_account SET minimum_cents = 0, version = version + 1',
    );
    await app.query('ROLLBACK');
    expect(rowCount).toBe(0);
  });
});

describe('the books, whoever writes', () => {
  test('never change and never lose a row', async () => {
    for (const sql of [
      'UPDATE ledger_entry SET amount_cents = 1',
      'DELETE FROM ledger_entry',
      'TRUNCATE ledger_entry',
      'DELETE FROM ledger_account',
    ])
      await expect(superuser.query(sql), sql).rejects.toMatchObject({ code: sqlStates.kept });
  });

  test('refuse a fee that the balance does not cover', async () => {
    expect(await written('superuser', fee, fee)).toBe('done');
    expect(await written('superuser', fee, fee, fee)).toBe(sqlStates.notCovered);
    expect(await written('superuser', fee, reversal, fee)).toBe(sqlStates.notCovered);
  });

  test('give and take back exactly what was there, once', async () => {
    const back = { ...refund, of_seq: 2 };
    expect(await written('superuser', fee, back)).toBe('done');
    expect(await written('superuser', fee, back, back)).toBe(sqlStates.kept);
    expect(await written('superuser', fee, { ...back, amount_cents: 4999 })).toBe(sqlStates.kept);
    expect(await written('superuser', fee, { ...back, case_id: cases.A2.id })).toBe(sqlStates.kept);
    expect(await written('superuser', { ...refund, amount_cents: 10_000, of_seq: 1 })).toBe(sqlStates.kept);
    expect(await written('superuser', reversal)).toBe('done');
    expect(await written('superuser', reversal, reversal)).toBe(sqlStates.kept);
    expect(await written('superuser', reversal, { ...reversal, amount_cents: 10_000, of_seq: 2 })).toBe(
      sqlStates.kept,
    );
    const takenBack = { ...fee, kind: 'reversal', amount_cents: -5000, of_seq: 3, rule: 'REF-04' };
    expect(await written('superuser', fee, back, takenBack, back)).toBe('done');
  });

  test('want a real case and a reason', async () => {
    expect(await written('superuser', { ...fee, case_id: cases.B1.id })).toBe(sqlStates.foreignKeyViolation);
    expect(await written('superuser', { ...deposit, note: null })).toBe(sqlStates.checkViolation);
    expect(await written('superuser', { ...deposit, amount_cents: -1 })).toBe(sqlStates.checkViolation);
    expect(await written('superuser', { ...fee, amount_cents: 1 })).toBe(sqlStates.checkViolation);
  });

  test('count without a gap, and never go back to a day before', async () => {
    await superuser.query('BEGIN');
    await insert(superuser, 'ledger_entry', {
      ...deposit,
      posted_on: '2026-09-30',
      seq: 77,
      balance_cents: 1,
    });
    const { rows } = await superuser.query(
      'SELECT seq, balance_cents, posted_on::text FROM ledger_entry WHERE facility_id = $1 ORDER BY seq DESC LIMIT 1',
      [facilities.A],
    );
    await superuser.query('ROLLBACK');
    expect(rows).toEqual([{ seq: 2, balance_cents: 20_000, posted_on: '2026-10-01' }]);
  });
});
