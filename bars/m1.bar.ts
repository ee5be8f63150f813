import { oneOf, type Random, seeded, wholeFrom } from '@/lib/domain/forms/seeded';
import { addDays } from '@/lib/domain/schedule/day';
import { readLedger } from '@/lib/usecases/read-ledger';
import { readStatement } from '@/lib/usecases/read-statement';
import { recordDeposit } from '@/lib/usecases/record-deposit';
import { registerCase } from '@/lib/usecases/register-case';
import { reverseEntry } from '@/lib/usecases/reverse-entry';
import { newCase, type TestCase } from '@/lib/usecases/test-story';
import { at, dayOf, firstDay, lakesideId, once, type TestWorld, testWorld } from '@/lib/usecases/test-world';
import type { Bar, Outcome } from './bar';

/** Random deposits, registrations, cancellations and reversals, several at once, a few on each day. */
export const bar: Bar = {
  id: 'M1',
  tries: 'random movements of money',
  run: (size) => moved(size === 'long' ? 10_000 : sample),
  controls: () => ({
    'nobody waits for the books': () => moved(sample, unheld),
    'the books keep no order of their own either': () =>
      moved(sample, async (world) => {
        await unheld(world);
        await world.superuser.query(`CREATE OR REPLACE FUNCTION ledger_books() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
          DECLARE books ledger_account;
          BEGIN
            PERFORM set_config('app.door', 'ledger', true);
            SELECT * INTO books FROM ledger_account a WHERE a.facility_id = NEW.facility_id;
            NEW.seq := (SELECT count(*) + 1 FROM ledger_entry e WHERE e.facility_id = NEW.facility_id);
            NEW.balance_cents := books.balance_cents + NEW.amount_cents;
            UPDATE ledger_account a SET balance_cents = NEW.balance_cents, entries = NEW.seq, version = a.version + 1
              WHERE a.facility_id = NEW.facility_id;
            PERFORM set_config('app.door', '', true);
            RETURN NEW;
          END $$`);
      }),
  }),
};

const sample = 100;

async function unheld({ superuser }: TestWorld): Promise<void> {
  await superuser.query(`CREATE OR REPLACE FUNCTION ledger_held(asked_facility uuid)
    RETURNS TABLE (balance_cents int, minimum_cents int) LANGUAGE sql VOLATILE AS
    $$ SELECT a.balance_cents, a.minimum_cents FROM ledger_account a WHERE a.facility_id = asked_facility $$`);
}

/** Movements that happen at the same moment. */
const together = 5;

async function moved(times: number, breakIt?: (world: TestWorld) => Promise<void>): Promise<Outcome> {
  const world = await testWorld();
  const failures: string[] = [];
  const random = seeded(20);
  let tried = 0;
  try {
    await empty(world);
    await breakIt?.(world);
    for (let round = 0; tried < times; round += 1) {
      const now = at(addDays(firstDay, Math.floor(round / 4)));
      const kinds = Array.from({ length: together }, () => oneOf(random, movements) ?? 'register');
      const done = await Promise.allSettled(kinds.map((kind) => move(world, kind, now, random)));
      for (const [index, one] of done.entries())
        if (one.status === 'rejected') failures.push(`${kinds[index] ?? ''}: ${String(one.reason)}`);
      tried += together;
      if (round % 10 === 9) failures.push(...(await troubles(world)));
      if (failures.length > 5) break;
    }
    failures.push(...(await troubles(world)), ...(await statementTroubles(world)));
  } finally {
    await world.close();
  }
  return { tried, failures };
}

const movements = ['register', 'register', 'register', 'deposit', 'cancel', 'reverse'] as const;

async function move(
  world: TestWorld,
  kind: (typeof movements)[number],
  now: Date,
  random: Random,
): Promise<void> {
  switch (kind) {
    case 'register': {
      const done = await world.act('registrar', now, (ctx) =>
        registerCase(ctx, { answers: world.registration(dayOf(now)), confirmSeparate: [], ...once() }),
      );
      // For want of money and for nothing else.
      if (
        !done.ok &&
        !(done.problem.code === 'wrong-state' && done.problem.says.startsWith('The balance of'))
      )
        throw new Error(JSON.stringify(done.problem));
      return;
    }
    case 'deposit':
      await world.done('administrator', now, (ctx) =>
        recordDeposit(ctx, {
          facilityId: lakesideId,
          amount: String(wholeFrom(random, 1, 300)),
          reference: 'Check',
          ...once(),
        }),
      );
      return;
    case 'cancel': {
      const story = await registered(world, now);
      if (story === null) return;
      await story.completion(at(story.day(1)), { performed: 'no', notPerformedReason: 'NO_SHOW' });
      return;
    }
    case 'reverse': {
      const view = await world.done('administrator', now, (ctx) =>
        readLedger(ctx, { facilityId: lakesideId }),
      );
      const line = oneOf(
        random,
        view.lines.filter(({ mayReverse }) => mayReverse),
      );
      if (!line) return;
      const done = await world.act('administrator', now, (ctx) =>
        reverseEntry(ctx, { facilityId: lakesideId, seq: line.seq, reason: 'It was wrong.' }),
      );
      // Somebody else may have been faster.
      if (!done.ok && done.problem.code !== 'wrong-state') throw new Error(JSON.stringify(done.problem));
    }
  }
}

async function registered(world: TestWorld, now: Date): Promise<TestCase | null> {
  try {
    return await newCase(world, {}, now);
  } catch (error) {
    if (String(error).includes('The balance of')) return null;
    throw error;
  }
}

/** Takes back what every world begins with, so that the balance often runs out. */
async function empty(world: TestWorld): Promise<void> {
  await world.superuser.query(
    `INSERT INTO ledger_entry (facility_id, kind, amount_cents, at, posted_on, of_seq, note, by_account, by_name)
     SELECT facility_id, 'reversal', -amount_cents, at, posted_on, seq, 'test', by_account, by_name FROM ledger_entry
     WHERE facility_id = $1`,
    [lakesideId],
  );
}

/** What in the books does not add up. */
async function troubles(world: TestWorld): Promise<readonly string[]> {
  const rows = await world.rows(
    `SELECT a.balance_cents, a.entries, sum(e.amount_cents)::int AS sum, count(*)::int AS count, max(e.seq) AS last,
       count(*) FILTER (WHERE e.balance_cents <> e.running)::int AS apart,
       count(*) FILTER (WHERE e.kind = 'fee' AND e.balance_cents < 0)::int AS uncovered,
       count(*) FILTER (WHERE e.kind = 'fee')::int AS fees,
       (SELECT count(*)::int FROM registry_case c WHERE c.facility_id = a.facility_id) AS cases
     FROM ledger_account a JOIN (
       SELECT e.*, sum(e.amount_cents) OVER (PARTITION BY e.facility_id ORDER BY e.seq) AS running FROM ledger_entry e
     ) e ON e.facility_id = a.facility_id
     WHERE a.facility_id = $1 GROUP BY a.facility_id`,
    [lakesideId],
  );
  const [books] = rows;
  if (!books) return ['there are no books'];
  return [
    ...(books.balance_cents === books.sum
      ? []
      : [`the balance is ${books.balance_cents}, the sum ${books.sum}`]),
    ...(books.entries === books.count && books.last === books.count ? [] : ['the entries have a gap']),
    ...(books.apart === 0 ? [] : [`${books.apart} entries name another balance than their sum`]),
    ...(books.uncovered === 0 ? [] : [`${books.uncovered} fees were not covered`]),
    ...(books.fees === books.cases ? [] : [`${books.fees} fees for ${books.cases} cases`]),
  ];
}

/** Whether each month's statement begins where the one before ended, and the last one ends with the balance. */
async function statementTroubles(world: TestWorld): Promise<readonly string[]> {
  const [last] = await world.rows(
    'SELECT max(posted_on)::text AS on, max(seq) AS seq FROM ledger_entry WHERE facility_id = $1',
    [lakesideId],
  );
  const now = at(String(last?.on));
  const view = await world.done('manager', now, (ctx) => readLedger(ctx, {}));
  const months = view.months.map(({ month }) => month).toReversed();
  const failures: string[] = [];
  let carried: string | null = null;
  let lines = 0;
  for (const month of months) {
    const found = await world.act('manager', now, (ctx) =>
      readStatement(ctx, { facilityId: lakesideId, month }),
    );
    if (!found.ok) return [`${month} has no statement`];
    const { opening, closing } = found.value;
    if (carried !== null && opening !== carried)
      failures.push(`${month} begins with ${opening}, not ${carried}`);
    carried = closing;
    lines += found.value.lines.length;
  }
  if (carried !== view.balanceWords)
    failures.push(`the statements end with ${carried}, not ${view.balanceWords}`);
  // What the world began with, and its reversal, lie before.
  if (lines + 2 !== last?.seq) failures.push(`the statements have ${lines} of ${String(last?.seq)} entries`);
  return failures;
}
