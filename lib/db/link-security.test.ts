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
  cases,
  caseTables,
  insert,
  people,
  type Row,
  rowsOf,
  uuidOf,
} from '@/lib/db/test-world';

let base: TestDatabase;
let app: pg.Client;
let superuser: pg.Client;

const linkOf = (name: CaseName, number: number): Row => ({
  facility_id: cases[name].facility,
  id: uuidOf(number),
  case_id: cases[name].id,
  form_id: 'pre-pet',
  email: 'physician@practice.example',
  physician_npi: cases[name].npi,
  physician_family_name: 'Doe',
  physician_given_name: 'Jo',
  token_hash: `\\x${String(number).padStart(64, '0')}`,
  code_version: 1,
  wrong_codes: 0,
  message_id: uuidOf(700),
  created_at: '2026-10-01T12:00:00Z',
  created_by: people.registrarA.accountId,
  created_by_name: 'Person 1',
  expires_at: '2026-10-31T12:00:00Z',
  version: 1,
});

/** A link whose code was not given, and the same once it was. */
const unproved: ActingAs = {
  accountId: uuidOf(501),
  name: 'Jo Doe',
  role: 'link',
  facilityId: null,
  npi: null,
};
const link: ActingAs = { ...unproved, link: { caseId: cases.A1.id, form: 'pre-pet' } };
const answered: Row = { ...rowsOf.draft('A1', 0, link), form_id: 'pre-pet' };

beforeAll(async () => {
  base = await testDatabase();
  await buildWorld(base.superuserUrl);
  app = new pg.Client({ connectionString: base.appUrl });
  superuser = new pg.Client({ connectionString: base.superuserUrl });
  await Promise.all([app.connect(), superuser.connect()]);
  await insert(superuser, 'form_link', linkOf('A1', 501));
  await insert(superuser, 'form_link', linkOf('A2', 502));
  await insert(superuser, 'form_link', linkOf('B1', 503));
  await insert(superuser, 'draft', answered);
  for (const [name, form] of [
    ['A1', 'post-pet'],
    ['A2', 'pre-pet'],
    ['B1', 'pre-pet'],
  ] as const) {
    await insert(superuser, 'draft', { ...rowsOf.draft(name, 0, people.physician1), form_id: form });
  }
});
afterAll(async () => {
  await Promise.all([app.end(), superuser.end()]);
  await base.close();
});

/** Asks for the whole case, as the program does while it decides. */
const reach = () => app.query("SELECT set_config('app.reach', 'case', true)");

async function as<T>(who: ActingAs | null, work: () => Promise<T>): Promise<T> {
  await app.query('BEGIN');
  try {
    await actAs(app, who);
    return await work();
  } finally {
    await app.query('ROLLBACK');
  }
}

async function stateOf(who: ActingAs | null, work: () => Promise<pg.QueryResult>): Promise<string> {
  return as(who, async () => {
    try {
      return `${(await work()).rowCount} rows`;
    } catch (error) {
      return sqlStateOf(error) ?? String(error);
    }
  });
}

async function seenIn(table: string): Promise<number> {
  return (await app.query(`SELECT 1 FROM ${table}`)).rowCount ?? 0;
}

describe('a link, by row security alone', () => {
  const others = caseTables.filter((table) => table !== 'draft');

  test('sees the draft of its one form, itself, and nothing else of anybody', async () => {
    await as(link, async () => {
      const { rows } = await app.query('SELECT case_id, form_id, channel FROM draft');
      expect(rows).toEqual([{ case_id: cases.A1.id, form_id: 'pre-pet', channel: 'account' }]);
      expect((await app.query('SELECT id FROM form_link')).rows).toEqual([{ id: link.accountId }]);
      for (const table of others) expect(await seenIn(table), table).toBe(0);
    });
  });

  test('sees no draft before its code was given, nor with a setting of its own that names a case', async () => {
    await as(unproved, async () => {
      expect(await seenIn('draft')).toBe(0);
      await reach();
      for (const table of caseTables) expect(await seenIn(table), table).toBe(0);
    });
    await as(people.physician1, async () => {
      await app.query("SELECT set_config('app.case', $1, true), set_config('app.reach', 'case', true)", [
        cases.A2.id,
      ]);
      expect((await app.query('SELECT 1 FROM registry_case WHERE id = $1', [cases.A2.id])).rowCount).toBe(0);
    });
  });

  /** What a decision about the case does not ask for. */
  const unreached: readonly string[] = ['physician', 'case_counter', 'case_claim'];

  test('reaches for its own case alone, to have it decided', async () => {
    await as(link, async () => {
      await reach();
      for (const table of others.filter((one) => !unreached.includes(one))) {
        expect(await seenIn(table), table).toBe(1);
      }
      expect((await app.query('SELECT id FROM registry_case')).rows).toEqual([{ id: cases.A1.id }]);
      expect(await seenIn('physician')).toBe(0);
    });
  });

  const written: readonly (readonly [CaseTable, Row])[] = [
    ['entry', { form_id: 'pre-pet' }],
    ['case_event', {}],
    ['verdict', {}],
    ['case_outlook', {}],
  ];
  const insertsOf = (name: CaseName, table: CaseTable, own: Row, who: ActingAs) => () =>
    insert(app, table, { ...rowsOf[table](name, 1, who), ...own });

  test.each(written)(
    'writes into %s only of its case, and only while it reaches for it',
    async (table, own) => {
      const reached = (name: CaseName) => async () => {
        await reach();
        return insertsOf(name, table, own, link)();
      };
      expect(await stateOf(link, insertsOf('A1', table, own, link))).toBe(sqlStates.forbidden);
      expect(await stateOf(link, reached('A1'))).toBe('1 rows');
      expect(await stateOf(link, reached('A2'))).toBe(sqlStates.forbidden);
      expect(await stateOf(link, reached('B1'))).toBe(sqlStates.forbidden);
      expect(await stateOf(unproved, reached('A1'))).toBe(sqlStates.forbidden);
    },
  );

  test('hands in its own form and no other, under its own name', async () => {
    const entry = (own: Row) => async () => {
      await reach();
      return insert(app, 'entry', { ...rowsOf.entry('A1', 1, link), form_id: 'pre-pet', ...own });
    };
    expect(await stateOf(link, entry({ form_id: 'post-pet' }))).toBe(sqlStates.forbidden);
    expect(await stateOf(link, entry({ form_id: 'completion' }))).toBe(sqlStates.forbidden);
    expect(await stateOf(link, entry({ submitted_by: people.physician1.accountId }))).toBe(
      sqlStates.forbidden,
    );
    expect(
      await stateOf(link, async () => {
        await reach();
        return insert(app, 'case_event', { ...rowsOf.case_event('A1', 1, link), kind: 'billed' });
      }),
    ).toBe(sqlStates.forbidden);
  });

  test('signs under the NPI of the referring physician, as a link', async () => {
    const signs = (own: Row) => async () => {
      await reach();
      await insert(app, 'entry', { ...rowsOf.entry('A1', 1, link), form_id: 'pre-pet' });
      return insert(app, 'signature', {
        ...rowsOf.signature('A1', 1, link),
        method: 'link',
        signer_npi: cases.A1.npi,
        ...own,
      });
    };
    expect(await stateOf(link, signs({}))).toBe('1 rows');
    expect(await stateOf(link, signs({ signer_npi: cases.A2.npi }))).toBe(sqlStates.forbidden);
    expect(await stateOf(link, signs({ method: 'passphrase' }))).toBe(sqlStates.forbidden);
  });

  test('changes the reason and the site of its case, and nothing else', async () => {
    const update = (set: string) => async () => {
      await reach();
      return app.query(`UPDATE registry_case SET version = version + 1, ${set}`);
    };
    expect(await stateOf(link, update("reason = 'SR'"))).toBe('1 rows');
    expect(await stateOf(link, update("mbi = '1EG4TE5MK74'"))).toBe(sqlStates.forbidden);
  });

  test('saves the draft of its form, and of no other', async () => {
    const save = (own: Row) => () =>
      insert(app, 'draft', { ...answered, ...own, client_id: uuidOf(98), saved_by: link.accountId });
    await superuser.query('DELETE FROM draft WHERE form_id = $1 AND case_id = $2', ['pre-pet', cases.A1.id]);
    expect(await stateOf(link, save({}))).toBe('1 rows');
    expect(await stateOf(link, save({ channel: 'paper' }))).toBe(sqlStates.forbidden);
    expect(await stateOf(link, save({ form_id: 'completion' }))).toBe(sqlStates.forbidden);
    expect(await stateOf(unproved, save({}))).toBe(sqlStates.forbidden);
    expect(await stateOf(link, save({ case_id: cases.A2.id, form_id: 'post-pet' }))).toBe(
      sqlStates.forbidden,
    );
    await insert(superuser, 'draft', answered);
  });
});

describe('the rows of links', () => {
  const update =
    (set: string, where = 'true') =>
    () =>
      app.query(`UPDATE form_link SET version = version + 1, ${set} WHERE ${where}`);

  test('are the facility’s own, and the registry sees them', async () => {
    const seen = (who: ActingAs | null) => as(who, () => seenIn('form_link'));
    expect(await seen(people.registrarA)).toBe(2);
    expect(await seen(people.registrarB)).toBe(1);
    expect(await seen(people.auditor)).toBe(3);
    expect(await seen(people.physician1)).toBe(0);
    expect(await seen(null)).toBe(0);
    expect(await stateOf(people.auditor, update('revoked_at = now()'))).toBe('0 rows');
    expect(await stateOf(people.registrarB, update('revoked_at = now()', `id = '${uuidOf(501)}'`))).toBe(
      '0 rows',
    );
  });

  test('are sent by the facility under its own name', async () => {
    const other = { id: uuidOf(510), form_id: 'post-pet' };
    const send = (own: Row) => () => insert(app, 'form_link', { ...linkOf('A1', 510), ...other, ...own });
    expect(await stateOf(people.registrarA, send({}))).toBe('1 rows');
    expect(await stateOf(people.managerA, send({}))).toBe(sqlStates.forbidden);
    expect(await stateOf(people.registrarB, send({ created_by: people.registrarB.accountId }))).toBe(
      sqlStates.forbidden,
    );
    expect(await stateOf(link, send({ created_by: link.accountId }))).toBe(sqlStates.forbidden);
    expect(await stateOf(people.registrarA, send({ form_id: 'pre-pet' })), 'two open at once').toBe(
      sqlStates.uniqueViolation,
    );
  });

  test('are opened and proved by whoever holds them, and ended by the facility', async () => {
    expect(await stateOf(unproved, update('opened_at = now()'))).toBe('1 rows');
    expect(await stateOf(unproved, update('wrong_codes = 5, killed_at = now()'))).toBe('1 rows');
    expect(await stateOf(unproved, update('wrong_codes = 5'))).toBe(sqlStates.checkViolation);
    expect(await stateOf(unproved, update('revoked_at = now()'))).toBe(sqlStates.forbidden);
    expect(await stateOf(unproved, update('code_version = 2'))).toBe(sqlStates.forbidden);
    expect(await stateOf(unproved, update("token_hash = decode(repeat('00', 32), 'hex')"))).toBe(
      sqlStates.forbidden,
    );
    expect(await stateOf(people.registrarA, update('code_entered_at = now()'))).toBe(sqlStates.forbidden);
    expect(await stateOf(people.registrarA, update('revoked_at = now()'))).toBe('2 rows');
  });

  test('stay as they ended', async () => {
    const again = (who: ActingAs, set: string) =>
      stateOf(who, async () => {
        await actAs(app, people.registrarA);
        await update('revoked_at = now()', `id = '${uuidOf(501)}'`)();
        await actAs(app, who);
        return update(set, `id = '${uuidOf(501)}'`)();
      });
    expect(await again(people.registrarA, 'revoked_at = NULL')).toBe(sqlStates.kept);
    expect(await again(unproved, 'wrong_codes = 1')).toBe(sqlStates.kept);
    expect(await again(people.registrarA, 'code_version = 2')).toBe('1 rows');
  });

  test('are found by the token or the session, by no other door', async () => {
    const found = async (sql: string, values: unknown[]) =>
      as(null, async () => (await app.query<{ found: { id?: string } | null }>(sql, values)).rows[0]?.found);
    const hash = Buffer.from('501'.padStart(64, '0'), 'hex');
    expect(await found('SELECT link_of_token($1) AS found', [hash])).toMatchObject({ id: uuidOf(501) });
    expect(await found('SELECT link_of_token($1) AS found', [Buffer.alloc(32)])).toBeNull();
    expect(await found('SELECT link_of_session($1, $2) AS found', [uuidOf(501), hash])).toBeNull();
    await as(null, async () => {
      await app.query("SELECT set_config('app.door', 'link', true)");
      expect(await seenIn('form_link')).toBe(0);
      expect(await seenIn('entry')).toBe(0);
    });
  });
});
