import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { Database } from '@/lib/db/client';
import { fundFacility } from '@/lib/db/fund-facility';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import type { Actor } from '@/lib/domain/access/actor';
import type { RegistrySettings } from '@/lib/domain/cases/protocol';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import type { Random } from '@/lib/domain/forms/seeded';
import { seeded } from '@/lib/domain/forms/seeded';
import { mbiFromNumber } from '@/lib/domain/identifiers/mbi';
import { caseFee } from '@/lib/domain/ledger/fees';
import type { Problem } from '@/lib/domain/problem';
import { fail, type Result } from '@/lib/domain/result';
import { addDays, type Day } from '@/lib/domain/schedule/day';
import { dayIn, startOf } from '@/lib/domain/schedule/zone';
import { RegistryKey } from '@/lib/keys/registry-key';
import { currentProtocol, editionOn, protocolOf } from '@/lib/protocols';
import type { Ctx } from './context';

export const lakesideId = '019b0000-0000-7000-8000-000000001017';
export const harborId = '019b0000-0000-7000-8000-000000001042';
export const testKey = new RegistryKey('only for tests, only for tests, only for tests');
export const zone = 'America/Chicago';

/** The day on which the stories of these tests begin, at both facilities. */
export const firstDay: Day = '2026-03-02';

export const iyer = { npi: '1679051288', familyName: 'Iyer', givenName: 'Asha' } as const;
export const okonkwo = { npi: '1381125602', familyName: 'Okonkwo', givenName: 'Daniel' } as const;
export const sato = { npi: '1245319599', familyName: 'Sato', givenName: 'Ren' } as const;

const people = {
  registrar: ['Dana Reyes', 'registrar', lakesideId, null],
  manager: ['Ruth Feldman', 'manager', lakesideId, null],
  harborRegistrar: ['Owen Thibodeau', 'registrar', harborId, null],
  physician: ['Asha Iyer', 'physician', null, iyer.npi],
  physician2: ['Daniel Okonkwo', 'physician', null, okonkwo.npi],
  administrator: ['Miriam Castle', 'administrator', null, null],
  auditor: ['Tobias Wren', 'auditor', null, null],
} as const;
export type PersonName = keyof typeof people;
export const personNames = [
  'registrar',
  'manager',
  'harborRegistrar',
  'physician',
  'physician2',
  'administrator',
  'auditor',
] as const satisfies readonly PersonName[];

/** Leaves a transaction by the only door that undoes it, as the wrappers of requests do. */
class Undone extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export const testSettings: RegistrySettings = {
  name: 'Test Registry',
  nct: 'NCT00868582',
  enrolment: { opensOn: '2020-01-01', closesOn: null },
  contact: 'help@registry.example',
};

/** A database with two facilities and everybody who acts there, and no case. */
export class TestWorld {
  readonly base: TestDatabase;
  readonly database: Database;
  /** Passes row security: for looking at what really is in the tables. */
  readonly superuser: pg.Pool;
  readonly actors: Readonly<Record<PersonName, Omit<Actor, 'provedAt' | 'provedBy'>>>;
  readonly random: Random = seeded(7);
  #mbi = 1000;

  constructor(base: TestDatabase, actors: TestWorld['actors']) {
    this.base = base;
    this.database = new Database(base.appUrl, { connections: 6 });
    this.superuser = new pg.Pool({ connectionString: base.superuserUrl, max: 2 });
    this.actors = actors;
  }

  /** One use case, as a request would run it: a problem undoes it. */
  async act<T>(
    who: PersonName,
    at: Date,
    work: (ctx: Ctx) => Promise<Result<T>>,
    own: Partial<Ctx> = {},
  ): Promise<Result<T>> {
    const actor = own.actor ?? this.actors[who];
    try {
      return await this.database.withActor(actor, async (db) => {
        const done = await work(this.ctx(who, at, { db, ...own }));
        if (!done.ok) throw new Undone(done.problem);
        return done;
      });
    } catch (error) {
      if (error instanceof Undone) return fail(error.problem);
      throw error;
    }
  }

  /** The same, for what must succeed. */
  async done<T>(who: PersonName, at: Date, work: (ctx: Ctx) => Promise<Result<T>>): Promise<T> {
    const done = await this.act(who, at, work);
    if (!done.ok) throw new Error(`${who}: ${JSON.stringify(done.problem)}`);
    return done.value;
  }

  ctx(who: PersonName, at: Date, own: Partial<Ctx> & Pick<Ctx, 'db'>): Ctx {
    return {
      actor: { ...this.actors[who], provedAt: at, provedBy: 'passphrase+code' },
      now: at,
      requestId: 'test-request',
      settings: testSettings,
      caseFeeCents: caseFee.cents,
      address: 'https://registry.example',
      demo: false,
      key: testKey,
      currentProtocol,
      protocolOf,
      editionOn,
      ...own,
    };
  }

  async rows(sql: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    return (await this.superuser.query<Record<string, unknown>>(sql, [...values])).rows;
  }

  async count(table: string, where = 'true', values: readonly unknown[] = []): Promise<number> {
    const [row] = await this.rows(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`, values);
    return Number(row?.n);
  }

  /** The last line of the audit. */
  async lastLine(): Promise<Record<string, unknown> | undefined> {
    const [line] = await this.rows('SELECT * FROM audit_line ORDER BY sequence DESC LIMIT 1');
    return line;
  }

  /** An MBI that no other patient of this world has. */
  newMbi(): string {
    this.#mbi += 1;
    return mbiFromNumber(this.#mbi);
  }

  /** Answers that register a case of restaging after pancreatic cancer, scanned a week later. */
  registration(on: Day, own: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
    return sampleAnswers(currentProtocol.forms.registration, {}, on, this.random, {
      familyName: 'Marsh',
      givenName: 'Leland',
      sex: 'M',
      mbi: this.newMbi(),
      payer: 'ORIGINAL',
      physician: iyer,
      tracer: 'FDG',
      reason: 'RS',
      site: 'PANCREAS',
      scheduledOn: addDays(on, 7),
      ...own,
    });
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.superuser.end();
    await this.base.close();
  }
}

export async function testWorld(): Promise<TestWorld> {
  const base = await testDatabase();
  const client = new pg.Client({ connectionString: base.superuserUrl });
  await client.connect();
  try {
    await storeFacility(client, lakesideId, '1017', 'Lakeside Imaging', zone);
    await storeFacility(client, harborId, '1042', 'Harbor PET Center', 'America/New_York');
    const actors = actorsOf((name) => actorOf(name, uuid()));
    for (const name of personNames) await storePerson(client, actors[name]);
    return new TestWorld(base, actors);
  } finally {
    await client.end();
  }
}

/** An instant of a day at Lakeside, noon unless told. */
export function at(day: Day, hour = 12, minute = 0): Date {
  return new Date(startOf(day, zone).getTime() + hour * 3_600_000 + minute * 60_000);
}

export function dayOf(instant: Date): Day {
  return dayIn(zone, instant);
}

/** A key and the hash of a body, which no other request has. */
export function once() {
  return { idempotencyKey: uuid(), bodyHash: 'a'.repeat(64) };
}

function actorsOf(actor: (name: PersonName) => Omit<Actor, 'provedAt' | 'provedBy'>): TestWorld['actors'] {
  return {
    registrar: actor('registrar'),
    manager: actor('manager'),
    harborRegistrar: actor('harborRegistrar'),
    physician: actor('physician'),
    physician2: actor('physician2'),
    administrator: actor('administrator'),
    auditor: actor('auditor'),
  };
}

function actorOf(name: PersonName, accountId: string): Omit<Actor, 'provedAt' | 'provedBy'> {
  const [printed, role, facilityId, npi] = people[name];
  return {
    accountId,
    sessionId: uuid(),
    name: printed,
    email: `${name.toLowerCase()}@world.example`,
    role,
    facilityId,
    npi,
  };
}

async function storeFacility(
  client: pg.Client,
  id: string,
  registryNumber: string,
  name: string,
  timeZone: string,
) {
  await client.query(
    `INSERT INTO facility (id, registry_number, name, city, state, time_zone, npi, is_hospital, phone, email, approved_on, agreement_from_on)
     VALUES ($1, $2, $3, 'Chicago', 'IL', $4, '1993999998', true, '(312) 555-0100', 'desk@facility.example', '2025-01-01', '2025-01-01')`,
    [id, registryNumber, name, timeZone],
  );
  await fundFacility(client, id);
}

async function storePerson(client: pg.Client, actor: Omit<Actor, 'provedAt' | 'provedBy'>): Promise<void> {
  const [givenName = '', familyName = ''] = actor.name.split(' ');
  await client.query(
    "INSERT INTO account (id, email, family_name, given_name, passphrase_hash) VALUES ($1, $2, $3, $4, '$argon2id$none')",
    [actor.accountId, actor.email, familyName, givenName],
  );
  await client.query('INSERT INTO membership (account_id, role, facility_id, npi) VALUES ($1, $2, $3, $4)', [
    actor.accountId,
    actor.role,
    actor.facilityId,
    actor.npi,
  ]);
}
