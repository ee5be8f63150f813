import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActingAs } from '@/lib/db/client';
import { sqlStateOf, sqlStates } from '@/lib/db/sql-state';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import {
  actAs,
  buildWorld,
  type CaseName,
  type CaseTable,
  caseNames,
  cases,
  caseTables,
  facilities,
  insert,
  type PersonName,
  people,
  personNames,
  type Row,
  rowsOf,
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
});
afterAll(async () => {
  await Promise.all([app.end(), superuser.end()]);
  await base.close();
});

const everyCase: readonly CaseName[] = caseNames;
const seenBy: Readonly<Record<PersonName, readonly CaseName[]>> = {
  registrarA: ['A1', 'A2'],
  managerA: ['A1', 'A2'],
  registrarB: ['B1', 'B2'],
  physician1: ['A1', 'B1'],
  physician2: ['A2', 'B2'],
  administrator: everyCase,
  auditor: everyCase,
};

/** What differs from seeing the tables of a case with the case. */
function expectedIn(table: CaseTable, name: PersonName): readonly CaseName[] {
  const isPhysician = people[name].role === 'physician';
  // A facility's own drafts, its counter and its claims are no matter of a physician's.
  return isPhysician && ['draft', 'case_counter', 'case_claim'].includes(table) ? [] : seenBy[name];
}

describe('row security alone, without any policy of the program', () => {
  for (const table of caseTables) {
    for (const name of personNames) {
      test(`${name} sees in ${table} what is theirs and nothing else`, async () => {
        expect(await casesIn(table, name)).toEqual(expectedIn(table, name));
      });
    }
    test(`nobody sees anything in ${table}`, async () => {
      expect(await casesIn(table, null)).toEqual([]);
    });
    test(`without it, ${table} would show everything`, async () => {
      await superuser.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
      try {
        expect(await casesIn(table, 'registrarA')).toEqual(everyCase);
      } finally {
        await superuser.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      }
    });
    test(`the owner is held by it in ${table} too`, async () => {
      const owner = new pg.Client({ connectionString: base.ownerUrl });
      await owner.connect();
      await inTransaction(owner, () => actAs(owner, people.administrator));
      const { rows } = await owner.query(`SELECT 1 FROM ${table}`);
      await owner.end();
      expect(rows).toEqual([]);
    });
  }

  test.each(caseTables)(
    'a physician whom a facility vouches for sees in %s its cases alone',
    async (table) => {
      const seen = (vouchedBy: string) => seenAs({ ...people.physician1, vouchedBy }, table);
      const [here, there] =
        table === 'draft' || table === 'case_counter' || table === 'case_claim' ? [[], []] : [['A1'], ['B1']];
      expect(await seen(facilities.A)).toEqual(here);
      expect(await seen(facilities.B)).toEqual(there);
      // It narrows what a physician sees, and is nothing for anybody else.
      expect(await seenAs({ ...people.registrarA, vouchedBy: facilities.B }, table)).toEqual(['A1', 'A2']);
    },
  );

  test('a role without its facility, and a facility without its role, see nothing', async () => {
    await asApp({ ...people.registrarA, facilityId: null }, async () => {
      expect((await app.query('SELECT 1 FROM registry_case')).rowCount).toBe(0);
    });
    await asApp({ ...people.physician1, npi: null, facilityId: facilities.A }, async () => {
      expect((await app.query('SELECT 1 FROM registry_case')).rowCount).toBe(0);
    });
  });
});

type Writer = PersonName | 'nobody';
/** Where a claim stands is written by the event of its case alone. */
const facilityWrites: readonly CaseTable[] = caseTables.filter((table) => table !== 'case_claim');
const physicianWrites: readonly CaseTable[] = [
  'entry',
  'signature',
  'case_event',
  'draft',
  'verdict',
  'case_outlook',
  'claim_document',
];
const writesOf: Readonly<Record<Writer, { cases: readonly CaseName[]; tables: readonly CaseTable[] }>> = {
  registrarA: { cases: ['A1', 'A2'], tables: facilityWrites },
  managerA: { cases: ['A1', 'A2'], tables: facilityWrites },
  registrarB: { cases: ['B1', 'B2'], tables: facilityWrites },
  physician1: { cases: ['A1', 'B1'], tables: physicianWrites },
  physician2: { cases: ['A2', 'B2'], tables: physicianWrites },
  administrator: { cases: [], tables: [] },
  auditor: { cases: [], tables: [] },
  nobody: { cases: [], tables: [] },
};

describe('writing', () => {
  const writers: readonly Writer[] = [...personNames, 'nobody'];
  for (const writer of writers) {
    for (const table of caseTables) {
      test(`${writer} inserts into ${table} only for cases that are theirs`, async () => {
        const allowed: CaseName[] = [];
        for (const name of caseNames) {
          if (await mayInsert(writer, table, name)) allowed.push(name);
        }
        const { cases: own, tables } = writesOf[writer];
        expect(allowed).toEqual(tables.includes(table) ? own : []);
      });
    }
  }

  test('a facility answers a physician’s form only as transcribed from paper, and a physician only the own forms', async () => {
    const paper = { channel: 'paper', form_id: 'pre-pet' };
    const attached = { attachment_id: rowsOf.attachment('A1').id };
    expect(await stateOfInsert('registrarA', 'entry', { ...paper, ...attached })).toBe('done');
    expect(await stateOfInsert('registrarA', 'entry', { form_id: 'pre-pet' })).toBe(sqlStates.forbidden);
    expect(await stateOfInsert('registrarA', 'entry', { channel: 'paper', ...attached })).toBe(
      sqlStates.forbidden,
    );
    expect(await stateOfInsert('physician1', 'entry', { form_id: 'completion' })).toBe(sqlStates.forbidden);
    expect(await stateOfInsert('physician1', 'entry', { ...paper, ...attached })).toBe(sqlStates.forbidden);
    expect(await stateOfInsert('registrarA', 'entry', paper), 'paper without its page').toBe(
      sqlStates.checkViolation,
    );
  });

  test('nobody writes under the name of somebody else', async () => {
    const other = people.managerA.accountId;
    expect(await stateOfInsert('registrarA', 'entry', { submitted_by: other })).toBe(sqlStates.forbidden);
    expect(await stateOfInsert('registrarA', 'case_event', { by_account: other })).toBe(sqlStates.forbidden);
    expect(await stateOfInsert('registrarA', 'attachment', { uploaded_by: other })).toBe(sqlStates.forbidden);
    expect(await stateOfInsert('registrarA', 'draft', { saved_by: other })).toBe(sqlStates.forbidden);
    expect(await stateOfInsert('physician1', 'signature', { signer_npi: people.physician2.npi })).toBe(
      sqlStates.forbidden,
    );
  });

  test('a claim stands where the events of its case say, and nobody says otherwise', async () => {
    const claims = ['professional', 'technical'];
    const stands = async (kind: string, data: Row) => {
      await insert(app, 'case_event', { ...rowsOf.case_event('A1', 1), kind, data });
      const { rows } = await app.query(
        "SELECT claim, status, since_on::text, reasons FROM case_claim WHERE case_id = $1 AND claim = 'technical'",
        [cases.A1.id],
      );
      return rows;
    };
    await asApp(people.registrarA, async () => {
      expect(await stands('billed', { claims, on: '2026-11-20' })).toEqual([
        { claim: 'technical', status: 'billed', since_on: '2026-11-20', reasons: [] },
      ]);
    });
    await asApp(people.registrarA, async () => {
      expect(await stands('claimDenied', { claims, on: '2026-11-25', reasons: ['CO-16'] })).toEqual([
        { claim: 'technical', status: 'denied', since_on: '2026-11-25', reasons: ['CO-16'] },
      ]);
    });
    const update = () => app.query("UPDATE case_claim SET status = 'paid', version = version + 1");
    expect(await stateOf('registrarA', update)).toBe(sqlStates.forbidden);
    const foreign = { ...rowsOf.case_event('B1', 1), kind: 'billed', data: { claims, on: '2026-11-20' } };
    expect(await stateOf('registrarA', () => insert(app, 'case_event', foreign))).toBe(sqlStates.forbidden);
  });

  test('only the registry may accept a late case', async () => {
    expect(await stateOfInsert('registrarA', 'case_event', { kind: 'lateAccepted' })).toBe(
      sqlStates.forbidden,
    );
    expect(await stateOfInsert('physician1', 'case_event', { kind: 'billed' })).toBe(sqlStates.forbidden);
  });

  test('a physician changes the reason and the site of an assigned case, and nothing else', async () => {
    const update =
      (set: string, name: CaseName = 'A1') =>
      () =>
        app.query(`UPDATE registry_case SET version = version + 1, ${set} WHERE id = $1`, [cases[name].id]);
    expect(await stateOf('physician1', update("reason = 'SR', site = 'breast'"))).toBe('1 row');
    expect(await stateOf('physician1', update("mbi = '1EG4TE5MK74'"))).toBe(sqlStates.forbidden);
    expect(await stateOf('physician1', update("physician_npi = '1000000002'"))).toBe(sqlStates.forbidden);
    expect(await stateOf('physician1', update("reason = 'SR'", 'A2'))).toBe('0 rows');
    expect(await stateOf('registrarB', update("reason = 'SR'"))).toBe('0 rows');
    expect(await stateOf('administrator', update("reason = 'SR'"))).toBe('0 rows');
    expect(await stateOf('registrarA', update("mbi = '1EG4TE5MK74'"))).toBe('1 row');
  });

  test('a physician lists no case as their own that is not', async () => {
    const npi = people.physician1.npi;
    const claimed = { ...rowsOf.case_outlook('A2', 1), physician_npi: npi };
    expect(await stateOf('physician1', () => insert(app, 'case_outlook', claimed))).toBe(sqlStates.forbidden);
    const moved = () => app.query('UPDATE case_outlook SET case_id = $1', [cases.A2.id]);
    expect(await stateOf('physician1', moved)).toBe(sqlStates.forbidden);
  });

  test('no row moves to another facility', async () => {
    const move = (table: string) => () => app.query(`UPDATE ${table} SET facility_id = $1`, [facilities.B]);
    for (const table of ['case_outlook', 'case_counter', 'physician', 'draft']) {
      expect(await stateOf('registrarA', move(table)), table).not.toMatch(/row/);
    }
  });

  test('an update without a condition reaches no foreign row', async () => {
    expect(await stateOf('registrarA', () => app.query('UPDATE case_outlook SET scanned = true'))).toBe(
      '2 rows',
    );
    expect(await stateOf('physician1', () => app.query('DELETE FROM case_outlook'))).toBe('2 rows');
    expect(await stateOf('administrator', () => app.query('DELETE FROM case_outlook'))).toBe('0 rows');
    expect(await stateOf('administrator', () => app.query('UPDATE draft SET version = version + 1'))).toBe(
      '0 rows',
    );
  });
});

describe('a physician’s unsigned answers', () => {
  const draft = {
    ...rowsOf.draft('A1', 0, people.physician1),
    form_id: 'pre-pet',
    answers: { plan: 'canary' },
  };

  test('are seen by the physician and the registry, and by the facility only as a mark', async () => {
    await superuser.query('BEGIN');
    await insert(superuser, 'draft', draft);
    await superuser.query('COMMIT');
    const draftsOf = async (name: PersonName) =>
      asApp(people[name], async () => {
        const { rows } = await app.query<{ form_id: string }>(
          "SELECT form_id FROM draft WHERE form_id = 'pre-pet'",
        );
        const marks = await app.query('SELECT * FROM draft_marks($1, $2)', [facilities.A, cases.A1.id]);
        return {
          answers: rows.length,
          marks: marks.rows.map((mark) => Object.values(mark).join(' ')).toSorted(),
          columns: marks.fields.map((field) => field.name),
        };
      });
    const columns = ['form_id', 'channel', 'saved_at', 'saved_by_name', 'submitted_at'];
    const both = [
      expect.stringMatching(/^completion account .* Person 1/),
      expect.stringMatching(/^pre-pet account .* Person 4/),
    ];
    expect(await draftsOf('physician1')).toEqual({ answers: 1, marks: both, columns });
    expect(await draftsOf('registrarA')).toEqual({ answers: 0, marks: both, columns });
    expect(await draftsOf('auditor')).toEqual({ answers: 1, marks: both, columns });
    expect(await draftsOf('physician2')).toEqual({ answers: 0, marks: [], columns });
    expect(await draftsOf('registrarB')).toEqual({ answers: 0, marks: [], columns });
  });

  test('open no door to whoever knows the setting behind it', async () => {
    await asApp(people.registrarB, async () => {
      await app.query("SELECT set_config('app.door', 'marks', true)");
      expect((await app.query('SELECT 1 FROM draft WHERE facility_id = $1', [facilities.A])).rowCount).toBe(
        0,
      );
      await app.query("SELECT set_config('app.door', 'verify', true)");
      expect(
        (await app.query('SELECT 1 FROM claim_document WHERE facility_id = $1', [facilities.A])).rowCount,
      ).toBe(0);
    });
  });
});

describe('what is no row of a patient', () => {
  test('kept answers belong to whoever asked', async () => {
    const row = {
      account_id: people.registrarA.accountId,
      key: 'k',
      body_hash: '0'.repeat(64),
      at: '2026-10-01T00:00:00Z',
    };
    await insert(superuser, 'idempotency_key', row);
    const count = (name: PersonName | null) =>
      asApp(name && people[name], async () => (await app.query('SELECT 1 FROM idempotency_key')).rowCount);
    expect(await count('registrarA')).toBe(1);
    for (const other of [null, 'managerA', 'administrator', 'physician1'] as const)
      expect(await count(other)).toBe(0);
    expect(await stateOf('managerA', () => insert(app, 'idempotency_key', { ...row, key: 'other' }))).toBe(
      sqlStates.forbidden,
    );
  });

  test('the hash of a passphrase is handed out for one address at a time, never read', async () => {
    for (const sql of ['SELECT passphrase_hash FROM account', 'SELECT * FROM account']) {
      expect(await stateOf('administrator', () => app.query(sql))).toBe(sqlStates.forbidden);
    }
    const credentials = (email: string) => app.query('SELECT * FROM registry_credentials($1)', [email]);
    expect((await credentials('registrara@world.example')).rows).toEqual([
      { account_id: people.registrarA.accountId, passphrase_hash: '$argon2id$none' },
    ]);
    expect((await credentials('%')).rows).toEqual([]);
  });

  test('the portal cannot change accounts, facilities or how an audit line was written', async () => {
    for (const sql of [
      'UPDATE account SET disabled_at = NULL',
      'UPDATE facility SET version = version + 1',
      'DELETE FROM auth_session',
      'DELETE FROM registry_case',
      'DELETE FROM draft',
      'SELECT * FROM audit_head',
      'SELECT * FROM _prisma_migrations',
      'CREATE TABLE mine (x int)',
      'ALTER TABLE entry DISABLE ROW LEVEL SECURITY',
      'SET ROLE registry_owner',
    ]) {
      expect(await stateOf('administrator', () => app.query(sql)), sql).toBe(sqlStates.forbidden);
    }
  });
});

function casesIn(table: CaseTable, name: PersonName | null): Promise<readonly CaseName[]> {
  return seenAs(name && people[name], table);
}

function seenAs(person: ActingAs | null, table: CaseTable): Promise<readonly CaseName[]> {
  return asApp(person, async () => {
    const { rows } = await app.query<{ line: Row }>(`SELECT to_jsonb(t) AS line FROM ${table} t`);
    return caseNames.filter((known) => {
      const { facility_id, ...row } = rowsOf[table](known);
      const key = Object.entries(row).filter(([column]) => keys.has(column));
      return rows.some(
        ({ line }) =>
          line.facility_id === facility_id && key.every(([column, value]) => line[column] === value),
      );
    });
  });
}
/** The columns that tell the rows of the world apart. */
const keys = new Set(['id', 'case_id', 'entry_id', 'npi', 'year']);

/** A further row of the table, of the writer's own. */
function freshRow(writer: Writer, table: CaseTable, name: CaseName): Row {
  const by = people[writer === 'nobody' ? 'registrarA' : writer];
  const row = rowsOf[table](name, 1, by);
  return by.role === 'physician' && table === 'draft'
    ? { ...row, case_id: cases[name].id, form_id: 'post-pet' }
    : row;
}

async function mayInsert(writer: Writer, table: CaseTable, name: CaseName): Promise<boolean> {
  const state = await stateOf(writer, async () => {
    // Only what was handed in by oneself can be signed.
    if (table === 'signature') await insert(app, 'entry', freshRow(writer, 'entry', name));
    return insert(app, table, freshRow(writer, table, name));
  });
  if (state !== '1 row' && state !== sqlStates.forbidden)
    throw new Error(`${writer} ${table} ${name}: ${state}`);
  return state === '1 row';
}

async function stateOfInsert(writer: PersonName, table: CaseTable, changes: Row): Promise<string> {
  const state = await stateOf(writer, async () => {
    if (table === 'signature') await insert(app, 'entry', freshRow(writer, 'entry', 'A1'));
    return insert(app, table, { ...freshRow(writer, table, 'A1'), ...changes });
  });
  return state === '1 row' ? 'done' : state;
}

/** What came of it as this person: the number of rows, or the SQLSTATE of the refusal. Nothing of it stays. */
function stateOf(name: Writer, work: () => Promise<pg.QueryResult>): Promise<string> {
  return asApp(name === 'nobody' ? null : people[name], async () => {
    try {
      const { rowCount } = await work();
      return rowCount === 1 ? '1 row' : `${rowCount} rows`;
    } catch (error) {
      return sqlStateOf(error) ?? String(error);
    }
  });
}

function asApp<T>(
  person: (typeof people)[PersonName] | null | Parameters<typeof actAs>[1],
  work: () => Promise<T>,
): Promise<T> {
  return inTransaction(app, async () => {
    await actAs(app, person);
    return work();
  });
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}
