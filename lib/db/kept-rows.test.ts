import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlStateOf, sqlStates } from '@/lib/db/sql-state';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { buildWorld, cases, facilities, insert, rowsOf } from '@/lib/db/test-world';

let base: TestDatabase;
let superuser: pg.Client;

beforeAll(async () => {
  base = await testDatabase();
  await buildWorld(base.superuserUrl);
  superuser = new pg.Client({ connectionString: base.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await base.close();
});

/** Everything here is tried as a superuser, whom no grant and no policy stops. */
async function stateOf(sql: string, values: readonly unknown[] = [], before = ''): Promise<string> {
  await superuser.query(`BEGIN; ${before}`);
  try {
    await superuser.query(sql, [...values]);
    return 'done';
  } catch (error) {
    return sqlStateOf(error) ?? String(error);
  } finally {
    await superuser.query('ROLLBACK');
  }
}

const kept = [
  'entry',
  'signature',
  'verdict',
  'case_event',
  'attachment',
  'audit_line',
  'audit_checkpoint',
] as const;
const column = {
  entry: 'receipt',
  signature: 'meaning',
  verdict: 'outcome',
  case_event: 'kind',
  attachment: 'file_name',
  audit_line: 'action',
  audit_checkpoint: 'key',
} as const;

describe('rows that are kept as they were written', () => {
  for (const table of kept) {
    test(`${table} refuses update, delete and truncate, even to a superuser`, async () => {
      for (const sql of [
        `UPDATE ${table} SET ${column[table]} = 'changed'`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        expect(await stateOf(sql), sql).toBe(sqlStates.kept);
        // By its own trigger, not by that of a table that goes with it.
        await expect(superuser.query(sql), sql).rejects.toThrow(`of ${table} is refused`);
        expect(await stateOf(sql, [], 'SET LOCAL session_replication_role = replica'), sql).not.toBe(
          sqlStates.kept,
        );
      }
    });
  }

  test('cases, their numbers and issued documents are never removed', async () => {
    for (const table of ['registry_case', 'case_counter', 'claim_document', 'audit_head']) {
      expect(await stateOf(`DELETE FROM ${table}`), table).toBe(sqlStates.kept);
      expect(await stateOf(`TRUNCATE ${table} CASCADE`), table).toBe(sqlStates.kept);
      await expect(superuser.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(`of ${table} is refused`);
    }
  });

  test('an issued document is superseded once, and nothing else of it changes', async () => {
    const later = "superseded_at = '2026-10-02T00:00:00Z'";
    expect(await stateOf(`UPDATE claim_document SET ${later}`)).toBe('done');
    expect(await stateOf(`UPDATE claim_document SET ${later}, code = 'AAAAAAAAAAAA'`)).toBe(sqlStates.kept);
    expect(await stateOf("UPDATE claim_document SET code = 'AAAAAAAAAAAA'")).toBe(sqlStates.kept);
    const superseded = `UPDATE claim_document SET ${later}`;
    expect(await stateOf('UPDATE claim_document SET superseded_at = NULL', [], superseded)).toBe(
      sqlStates.kept,
    );
    expect(
      await stateOf("UPDATE claim_document SET superseded_at = '2026-10-03T00:00:00Z'", [], superseded),
    ).toBe(sqlStates.kept);
  });

  test('a case keeps its number, its protocol and its registration', async () => {
    for (const set of [
      "number = '1017-26-0009', running = 9",
      "protocol_id = 'other'",
      "registered_on = '2026-09-01'",
      'registered_at = now()',
      "id = '019a0000-0000-7000-8000-00000000ffff'",
    ]) {
      const sql = `UPDATE registry_case SET version = version + 1, ${set} WHERE id = '${cases.A1.id}'`;
      expect(await stateOf(sql), set).toBe(sqlStates.kept);
    }
  });

  test('counters only count up', async () => {
    expect(await stateOf('UPDATE case_counter SET running = running + 1')).toBe('done');
    expect(await stateOf('UPDATE case_counter SET running = running')).toBe(sqlStates.kept);
    expect(await stateOf('UPDATE audit_head SET sequence = sequence + 2')).toBe(sqlStates.kept);
    expect(await stateOf('UPDATE audit_head SET sequence = sequence - 1')).toBe(sqlStates.kept);
    expect(await stateOf('UPDATE audit_head SET sequence = sequence + 1')).toBe(sqlStates.kept);
    const another = "hash = sha256('another')";
    const elsewhere = `sequence = sequence + 1, previous_hash = sha256('elsewhere'), ${another}`;
    expect(await stateOf(`UPDATE audit_head SET ${elsewhere}`)).toBe(sqlStates.kept);
    const chained = `sequence = sequence + 1, previous_hash = hash, ${another}`;
    expect(await stateOf(`UPDATE audit_head SET ${chained}`)).toBe('done');
  });
});

describe('versions', () => {
  for (const table of ['facility', 'account', 'membership', 'physician', 'registry_case', 'draft']) {
    test(`${table} takes the next version alone`, async () => {
      expect(await stateOf(`UPDATE ${table} SET version = version + 1`)).toBe('done');
      for (const version of ['version', 'version + 2', 'version - 1', 'NULL']) {
        expect(await stateOf(`UPDATE ${table} SET version = ${version}`), version).toBe(
          sqlStates.staleVersion,
        );
      }
      const trigger = `ALTER TABLE ${table} DISABLE TRIGGER ${table}_version`;
      expect(await stateOf(`UPDATE ${table} SET version = version`, [], trigger)).toBe('done');
    });
  }
});

describe('a signature', () => {
  const unsigned = rowsOf.entry('A1', 1);
  const signature = rowsOf.signature('A1', 1);
  async function sign(changes: Record<string, unknown>): Promise<string> {
    await superuser.query('BEGIN');
    try {
      await insert(superuser, 'entry', unsigned);
      await insert(superuser, 'signature', { ...signature, ...changes });
      return 'done';
    } catch (error) {
      return sqlStateOf(error) ?? String(error);
    } finally {
      await superuser.query('ROLLBACK');
    }
  }

  test('binds exactly the content of its entry', async () => {
    expect(await sign({})).toBe('done');
    expect(await sign({ content_hash: '1'.repeat(64) })).toBe(sqlStates.kept);
    expect(await sign({ method: 'paper', signed_at: null }), 'paper under what was typed').toBe(
      sqlStates.kept,
    );
    expect(await sign({ facility_id: facilities.B })).toBe(sqlStates.kept);
    expect(await sign({ signed_at: null })).toBe(sqlStates.checkViolation);
  });

  test('and whatever else refers to a row refers to one of its own case', async () => {
    const entryOfA2 = rowsOf.entry('A2').id;
    const event = { ...rowsOf.case_event('A1', 1), entry_id: entryOfA2 };
    const state = async (table: string, row: Record<string, unknown>) => {
      try {
        await insert(superuser, table, row);
        return 'done';
      } catch (error) {
        return sqlStateOf(error);
      }
    };
    expect(await state('case_event', event)).toBe(sqlStates.foreignKeyViolation);
    const attached = { ...rowsOf.entry('A1', 2), attachment_id: rowsOf.attachment('A2').id };
    expect(await state('entry', attached)).toBe(sqlStates.foreignKeyViolation);
    const document = { ...rowsOf.claim_document('A1', 1), verdict_id: rowsOf.verdict('A2').id };
    expect(await state('claim_document', document)).toBe(sqlStates.foreignKeyViolation);
  });
});

test('names are searched without case and accents', async () => {
  const { rows } = await superuser.query(
    "SELECT given_key, name_key('  Núñez-O’Brien ') AS other FROM registry_case LIMIT 1",
  );
  expect(rows).toEqual([{ given_key: 'emile', other: '  nunez-o’brien ' }]);
});

test('letters that have no plain form of their own are searched as the one people type', async () => {
  const names = ['Sørensen', 'Łukasz', 'Đặng', 'Weiß', 'Næss', 'Yıldız', 'Þór'];
  const { rows } = await superuser.query('SELECT name_key(name) AS key FROM unnest($1::text[]) AS name', [
    names,
  ]);
  expect(rows.map(({ key }) => key)).toEqual([
    'sorensen',
    'lukasz',
    'dang',
    'weiss',
    'naess',
    'yildiz',
    'thor',
  ]);
});
