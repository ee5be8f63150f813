import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../db/client';
import { ok, type Result } from '../domain/result';
import { addDays } from '../domain/schedule/day';
import { confirmSeparate } from './confirm-separate';
import type { Ctx } from './context';
import { registerCase } from './register-case';
import { submitForm } from './submit-form';
import { newCase, type TestCase } from './test-story';
import { at, firstDay, okonkwo, once, type PersonName, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

class Injected extends Error {}

/** A transaction whose nth statement fails, before PostgreSQL sees it or right after. */
function failing(db: Tx, nth: number, when: 'before' | 'after', counted: { statements: number }): Tx {
  return new Proxy(db, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name !== '$queryRaw' && name !== '$executeRaw') return value;
      if (typeof value !== 'function') return value;
      return async (...args: readonly unknown[]) => {
        counted.statements += 1;
        if (counted.statements === nth && when === 'before') throw new Injected();
        const answer: unknown = await Reflect.apply(value, target, args);
        if (counted.statements === nth) throw new Injected();
        return answer;
      };
    },
  });
}

const tables = [
  'registry_case',
  'entry',
  'signature',
  'case_event',
  'verdict',
  'case_outlook',
  'claim_document',
  'idempotency_key',
  'draft',
  'physician',
  'case_counter',
  'audit_line',
  'audit_head',
];

/** Everything that stands in the database, as one text. */
async function everything(): Promise<string> {
  const all = await Promise.all(
    tables.map((table) =>
      world.rows(`SELECT coalesce(jsonb_agg(t ORDER BY t::text), '[]')::text AS rows FROM ${table} t`),
    ),
  );
  return JSON.stringify(all);
}

/** Fails each statement of a piece of work in turn; each time nothing may have changed. Then the work is done. */
async function failEach<T>(
  who: PersonName,
  when: Date,
  work: (ctx: Ctx) => Promise<Result<T>>,
): Promise<number> {
  const before = await everything();
  for (let nth = 1; ; nth += 1) {
    for (const place of ['before', 'after'] as const) {
      const counted = { statements: 0 };
      const tried = world.act(who, when, (ctx) => work({ ...ctx, db: failing(ctx.db, nth, place, counted) }));
      const failed = await tried.then(
        () => false,
        (error: unknown) => error instanceof Injected,
      );
      if (!failed) {
        expect(await tried).toMatchObject({ ok: true });
        expect(await everything()).not.toBe(before);
        return nth - 1;
      }
      expect(await everything()).toBe(before);
    }
  }
}

/** A case with all but the physician's last form, whose submission issues the claim support. */
async function nearlyComplete(): Promise<TestCase> {
  const story = await newCase(world);
  await story.prePet();
  await story.completion();
  await story.report();
  return story;
}

/** Lets each table in turn refuse its rows, deep inside the one call that writes them all. */
async function refuseEach<T>(
  who: PersonName,
  when: Date,
  written: readonly string[],
  work: (ctx: Ctx) => Promise<Result<T>>,
): Promise<void> {
  const before = await everything();
  for (const table of written) {
    await world.rows(
      `CREATE FUNCTION boom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'boom'; END $$`,
    );
    await world.rows(
      `CREATE TRIGGER boom BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION boom()`,
    );
    try {
      await expect(world.act(who, when, work), table).rejects.toThrow(/boom/);
    } finally {
      await world.rows(`DROP TRIGGER boom ON ${table}`);
      await world.rows('DROP FUNCTION boom()');
    }
    expect(await everything()).toBe(before);
  }
  expect(await world.act(who, when, work)).toMatchObject({ ok: true });
}

test('a registration', async () => {
  const answers = world.registration(firstDay);
  const statements = await failEach('registrar', at(firstDay), (ctx) =>
    registerCase(ctx, { answers, confirmSeparate: [], ...once() }),
  );
  expect(statements).toBeGreaterThanOrEqual(6);
});

test('a submission that issues the claim support', async () => {
  const story = await nearlyComplete();
  const when = at(story.day(12));
  const answers = await story.answers('post-pet', when);
  const statements = await failEach('physician', when, (ctx) =>
    submitForm(ctx, {
      caseId: story.id,
      form: 'post-pet',
      channel: 'account',
      answers,
      signature: { name: 'Asha Iyer' },
      ...once(),
    }),
  );
  expect(statements).toBeGreaterThanOrEqual(4);
  expect(await world.count('claim_document', 'case_id = $1', [story.id])).toBe(1);
});

test('a table that refuses its row, in a registration and in the submission that issues the claim support', async () => {
  const answers = world.registration(firstDay);
  const key = once();
  await refuseEach(
    'registrar',
    at(firstDay),
    [
      'registry_case',
      'physician',
      'entry',
      'case_event',
      'verdict',
      'case_outlook',
      'idempotency_key',
      'audit_line',
    ],
    (ctx) =>
      registerCase(ctx, {
        answers: { ...answers, physician: { ...okonkwo, phone: '(312) 555-0199' } },
        confirmSeparate: [],
        ...key,
      }),
  );
  const story = await nearlyComplete();
  const when = at(story.day(12));
  const postPet = await story.answers('post-pet', when);
  const own = once();
  await refuseEach(
    'physician',
    when,
    [
      'registry_case',
      'entry',
      'signature',
      'case_event',
      'verdict',
      'claim_document',
      'case_outlook',
      'idempotency_key',
      'audit_line',
    ],
    (ctx) =>
      submitForm(ctx, {
        caseId: story.id,
        form: 'post-pet',
        channel: 'account',
        answers: postPet,
        signature: { name: 'Asha Iyer' },
        ...own,
      }),
  );
});

test('a scan that is another case’s too, and the confirmation that they are two', async () => {
  const mbi = world.newMbi();
  const first = await newCase(world, { mbi, scheduledOn: firstDay });
  const second = await newCase(world, { mbi, scheduledOn: addDays(firstDay, 15) }, at(addDays(firstDay, 3)));
  await first.completion(at(first.day(8)), { scanOn: first.day(7) });
  const when = at(first.day(9));
  const answers = await second.answers('completion', when, { scanOn: first.day(7) });
  await failEach('registrar', when, (ctx) =>
    submitForm(ctx, { caseId: second.id, form: 'completion', channel: 'account', answers, ...once() }),
  );
  expect(await world.count('registry_case', "mbi = $1 AND same_scan = 'unconfirmed'", [mbi])).toBe(2);
  await failEach('registrar', when, async (ctx) => {
    const done = await confirmSeparate(ctx, { caseId: first.id, otherCaseId: second.id });
    return done.ok ? ok(done.value) : done;
  });
  expect(await world.count('registry_case', "mbi = $1 AND same_scan = 'confirmed'", [mbi])).toBe(2);
});
