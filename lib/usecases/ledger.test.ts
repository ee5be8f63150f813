import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../domain/schedule/day';
import { balanceNotice } from './balance-notice';
import { listBalances } from './list-balances';
import { readLedger } from './read-ledger';
import { readStatement, statementCsv } from './read-statement';
import { recordDeposit } from './record-deposit';
import { registerCase } from './register-case';
import { reverseEntry } from './reverse-entry';
import { setMinimumBalance } from './set-minimum-balance';
import { newCase } from './test-story';
import { at, firstDay, harborId, lakesideId, once, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(() => setTo(1_000_000));

const now = at(firstDay);

/** Brings Lakeside's balance to this: what was paid in is taken back, and as much is paid in as it takes. */
async function setTo(cents: number): Promise<void> {
  await world.superuser.query(
    `INSERT INTO ledger_entry (facility_id, kind, amount_cents, at, posted_on, of_seq, note, by_account, by_name)
     SELECT facility_id, 'reversal', -amount_cents, at, posted_on, seq, 'test', by_account, by_name FROM ledger_entry e
     WHERE facility_id = $1 AND kind = 'deposit' AND NOT EXISTS (
       SELECT 1 FROM ledger_entry r WHERE r.facility_id = e.facility_id AND r.of_seq = e.seq)`,
    [lakesideId],
  );
  const missing = cents - (await balance());
  if (missing > 0)
    await world.superuser.query(
      `INSERT INTO ledger_entry (facility_id, kind, amount_cents, at, posted_on, note, by_account, by_name)
       VALUES ($1, 'deposit', $2, $3, '2026-03-02', 'test', $1, 'Test')`,
      [lakesideId, missing, now],
    );
  await world.superuser.query("DELETE FROM message WHERE kind = 'balanceLow'");
}

async function balance(facilityId = lakesideId): Promise<number> {
  const [row] = await world.rows('SELECT balance_cents AS n FROM ledger_account WHERE facility_id = $1', [
    facilityId,
  ]);
  return Number(row?.n);
}

function lastEntry() {
  return world
    .rows(
      'SELECT seq, kind, amount_cents, case_id, of_seq, rule, note, by_name FROM ledger_entry WHERE facility_id = $1 ORDER BY seq DESC LIMIT 1',
      [lakesideId],
    )
    .then(([entry]) => entry);
}

function register(who: 'registrar' | 'manager' = 'registrar') {
  return world.act(who, now, (ctx) =>
    registerCase(ctx, { answers: world.registration(firstDay), confirmSeparate: [], ...once() }),
  );
}

function deposit(amount: string, own = {}) {
  return world.act('administrator', now, (ctx) =>
    recordDeposit(ctx, { facilityId: lakesideId, amount, reference: 'Check 1', ...once(), ...own }),
  );
}

describe('a registration', () => {
  test('is charged in the transaction that makes the case', async () => {
    const registered = await register();
    expect(registered.ok).toBe(true);
    expect(await lastEntry()).toMatchObject({
      kind: 'fee',
      amount_cents: -5000,
      case_id: registered.ok ? registered.value.id : '',
      rule: 'FEE-01',
      by_name: 'Dana Reyes',
    });
    expect(await balance()).toBe(995_000);
  });

  test('that is refused costs nothing', async () => {
    const refused = await world.act('registrar', now, (ctx) =>
      registerCase(ctx, { answers: {}, confirmSeparate: [], ...once() }),
    );
    expect(refused.ok).toBe(false);
    expect(await balance()).toBe(1_000_000);
  });

  test('sent twice with its key is charged once', async () => {
    const key = once();
    const answers = world.registration(firstDay);
    const send = () =>
      world.act('registrar', now, (ctx) => registerCase(ctx, { answers, confirmSeparate: [], ...key }));
    const [one, other] = await Promise.all([send(), send()]);
    expect(one).toEqual(other);
    expect(await balance()).toBe(995_000);
  });

  test.each([0, 4999])('with %d cents is refused in words, and nothing is written', async (cents) => {
    await setTo(cents);
    const before = await world.count('registry_case');
    const refused = await register();
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        code: 'wrong-state',
        says: `The balance of Lakeside Imaging is $${(cents / 100).toFixed(2)}, and registering a case costs $50.00. Once the registry has recorded a deposit, this case can be registered; your answers are kept.`,
      },
    });
    expect(await world.count('registry_case')).toBe(before);
    expect(await balance()).toBe(cents);
  });

  test('takes the last fifty dollars, and of many at once exactly one gets them', async () => {
    for (let round = 0; round < 5; round += 1) {
      await setTo(5000);
      const before = await world.count('registry_case', 'facility_id = $1', [lakesideId]);
      const done = await Promise.all(
        Array.from({ length: 6 }, (_, index) => register(index % 2 === 0 ? 'registrar' : 'manager')),
      );
      expect(done.filter(({ ok }) => ok)).toHaveLength(1);
      for (const refused of done)
        if (!refused.ok) expect(refused.problem).toMatchObject({ code: 'wrong-state' });
      expect(await world.count('registry_case', 'facility_id = $1', [lakesideId])).toBe(before + 1);
      expect(await balance()).toBe(0);
    }
  });
});

describe('the fee comes back', () => {
  test('REF-01 when the scan was not performed, once', async () => {
    const story = await newCase(world);
    await story.prePet();
    expect(await balance()).toBe(995_000);
    await story.completion(at(story.day(8)), { performed: 'no', notPerformedReason: 'NO_SHOW' });
    expect(await balance()).toBe(1_000_000);
    expect(await lastEntry()).toMatchObject({
      kind: 'refund',
      amount_cents: 5000,
      rule: 'REF-01',
      case_id: story.id,
    });
  });

  test('not for a case that goes its way', async () => {
    const story = await newCase(world);
    await story.complete();
    expect(await balance()).toBe(995_000);
  });
});

describe('the minimum', () => {
  const warnings = () => world.rows("SELECT recipient, facts FROM message WHERE kind = 'balanceLow'");

  test('is told to the managers when it is crossed, once', async () => {
    await setTo(55_000);
    await register();
    expect(await warnings()).toEqual([]);
    await register();
    expect(await warnings()).toEqual([
      {
        recipient: 'manager@world.example',
        facts: expect.objectContaining({ balance: '$450.00', minimum: '$500.00', cases: 9 }),
      },
    ]);
    await register();
    expect(await warnings()).toHaveLength(1);
    await deposit('100.00');
    await register();
    expect(await warnings()).toHaveLength(2);
  });

  test('is told when a reversal crosses it', async () => {
    await setTo(40_000);
    await deposit('200.00');
    const { seq } = (await lastEntry()) ?? {};
    await world.done('administrator', now, (ctx) =>
      reverseEntry(ctx, { facilityId: lakesideId, seq: Number(seq), reason: 'The check bounced.' }),
    );
    expect(await warnings()).toHaveLength(1);
    expect(await balance()).toBe(40_000);
  });

  test('is set by the manager and the registry, and stands in the notice', async () => {
    const set = (who: 'manager' | 'registrar' | 'administrator', amount: string) =>
      world.act(who, now, (ctx) => setMinimumBalance(ctx, { facilityId: lakesideId, amount }));
    expect(await set('registrar', '100')).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    expect(await set('manager', 'x')).toMatchObject({ ok: false, problem: { code: 'answers' } });
    await setTo(20_000);
    expect(await world.done('registrar', now, balanceNotice)).toMatchObject({
      isOut: false,
      balanceWords: '$200.00',
      minimumWords: '$500.00',
      casesCovered: 4,
    });
    expect(await set('manager', '100')).toEqual({ ok: true, value: { minimum: '$100.00' } });
    expect(await world.done('registrar', now, balanceNotice)).toBeNull();
    expect(await set('administrator', '500')).toMatchObject({ ok: true });
    await setTo(0);
    expect(await world.done('manager', now, balanceNotice)).toMatchObject({ isOut: true });
    expect(await world.done('physician', now, balanceNotice)).toBeNull();
    expect(await world.done('administrator', now, balanceNotice)).toBeNull();
  });
});

describe('deposits and reversals', () => {
  test('are recorded by administrators alone', async () => {
    for (const who of ['registrar', 'manager', 'auditor'] as const) {
      const refused = await world.act(who, now, (ctx) =>
        recordDeposit(ctx, { facilityId: lakesideId, amount: '5', reference: 'x', ...once() }),
      );
      expect(refused).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    }
    for (const who of ['harborRegistrar', 'physician'] as const) {
      const refused = await world.act(who, now, (ctx) =>
        recordDeposit(ctx, { facilityId: lakesideId, amount: '5', reference: 'x', ...once() }),
      );
      expect(refused).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    }
    expect(await deposit('1,250.50')).toEqual({
      ok: true,
      value: { amount: '$1,250.50', facilityName: 'Lakeside Imaging' },
    });
    expect(await balance()).toBe(1_125_050);
    expect(await world.lastLine()).toMatchObject({ action: 'ledger.deposit', facility_id: lakesideId });
  });

  test('say everything that is wrong at once', async () => {
    const refused = await deposit('0', { reference: ' ' });
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key: 'amount' }, { key: 'reference' }] },
    });
  });

  test('are taken once for a key', async () => {
    const key = once();
    await Promise.all([deposit('10.00', key), deposit('10.00', key)]);
    expect(await balance()).toBe(1_001_000);
  });

  test('are reversed once, also by two at the same time', async () => {
    await deposit('70.00');
    const { seq } = (await lastEntry()) ?? {};
    const reverse = () =>
      world.act('administrator', now, (ctx) =>
        reverseEntry(ctx, { facilityId: lakesideId, seq: Number(seq), reason: 'Recorded twice.' }),
      );
    const done = await Promise.all([reverse(), reverse()]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'wrong-state' } });
    expect(await balance()).toBe(1_000_000);
  });

  test('a fee is reversed by hand, and a refunded one is not', async () => {
    const story = await newCase(world);
    const fee = Number((await lastEntry())?.seq);
    const reverse = (seq: number) =>
      world.act('administrator', now, (ctx) =>
        reverseEntry(ctx, { facilityId: lakesideId, seq, reason: 'A courtesy.' }),
      );
    expect(await reverse(fee)).toEqual({ ok: true, value: { amount: '$50.00' } });
    await story.prePet();
    await story.completion(at(story.day(8)), { performed: 'no', notPerformedReason: 'NO_SHOW' });
    expect(await balance()).toBe(1_000_000);
    const other = await newCase(world);
    const charged = Number((await lastEntry())?.seq);
    await other.prePet();
    await other.completion(at(other.day(8)), { performed: 'no', notPerformedReason: 'NO_SHOW' });
    expect(await reverse(charged)).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
    expect(await reverse(charged + 1)).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
    expect(await reverse(999_999)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});

describe('what is read', () => {
  test('pages by key, filters by month, and shows what one may see', async () => {
    const view = await world.done('registrar', now, (ctx) => readLedger(ctx, {}));
    expect(view).toMatchObject({ facilityName: 'Lakeside Imaging', mayRecord: false, maySetMinimum: false });
    expect(view.lines.length).toBeLessThanOrEqual(50);
    const everything: number[] = [];
    for (let before: number | undefined; ; ) {
      const page = await world.done('registrar', now, (ctx) => readLedger(ctx, { before }));
      everything.push(...page.lines.map(({ seq }) => seq));
      if (page.next === null) break;
      before = page.next;
    }
    expect(everything).toEqual(everything.map((_, index) => everything.length - index));
    const none = await world.done('registrar', now, (ctx) => readLedger(ctx, { month: '2021-05' }));
    expect(none.lines).toEqual([]);
    expect(
      await world.act('harborRegistrar', now, (ctx) => readLedger(ctx, { facilityId: lakesideId })),
    ).toMatchObject({ problem: { code: 'not-found' } });
    const admin = await world.done('administrator', now, (ctx) =>
      readLedger(ctx, { facilityId: lakesideId }),
    );
    expect(admin.lines.some(({ mayReverse }) => mayReverse)).toBe(true);
  });

  test('every balance is there for the registry, and for nobody else', async () => {
    const list = await world.done('auditor', now, (ctx) => listBalances(ctx, { onlyLow: false }));
    expect(list.facilities.map(({ name }) => name)).toEqual(['Harbor PET Center', 'Lakeside Imaging']);
    await setTo(100);
    const low = await world.done('administrator', now, (ctx) => listBalances(ctx, { onlyLow: true }));
    expect(low.facilities).toMatchObject([{ name: 'Lakeside Imaging', standing: 'out' }]);
    const next = await world.done('auditor', now, (ctx) =>
      listBalances(ctx, { onlyLow: false, after: harborId }),
    );
    expect(next.facilities.map(({ name }) => name)).toEqual(['Lakeside Imaging']);
    expect(await world.act('manager', now, (ctx) => listBalances(ctx, { onlyLow: false }))).toMatchObject({
      problem: { code: 'not-allowed' },
    });
  });

  test('a statement is the balance before, the entries, and the balance after', async () => {
    const later = at(addDays(firstDay, 60));
    const statement = await world.done('manager', later, (ctx) =>
      readStatement(ctx, { facilityId: lakesideId, month: '2026-03' }),
    );
    expect(statement).toMatchObject({
      monthWords: 'March 2026',
      fromWords: 'March 1, 2026',
      toWords: 'March 31, 2026',
      opening: '$0.00',
      closing: '$10,000.00',
      isOver: true,
    });
    expect(statement.lines.at(-1)?.balancePlain).toBe(statement.closingPlain);
    const csv = statementCsv(statement).split('\r\n');
    expect(csv).toHaveLength(statement.lines.length + 4);
    expect(csv.find((line) => line.includes('FEE-01'))).toMatch(/,-50\.00,\d+\.\d\d$/);
    for (const month of ['2019-12', '2026-06'])
      expect(
        await world.act('manager', later, (ctx) => readStatement(ctx, { facilityId: lakesideId, month })),
      ).toMatchObject({ problem: { code: 'not-found' } });
    expect(
      await world.act('harborRegistrar', later, (ctx) =>
        readStatement(ctx, { facilityId: lakesideId, month: '2026-03' }),
      ),
    ).toMatchObject({ problem: { code: 'not-found' } });
  });
});
