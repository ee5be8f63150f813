import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { protocolOf } from '@/lib/protocols';
import { billCase } from './bill-case';
import { importRemittance } from './import-remittance';
import { exportBilling, listBilling } from './list-billing';
import { noteOutcome } from './note-outcome';
import { readBilling } from './read-billing';
import { readCase } from './read-case';
import { readCsv } from './read-csv';
import { registerCase } from './register-case';
import { reopenForm } from './reopen-form';
import { newCase, type TestCase } from './test-story';
import { at, firstDay, once, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
let story: TestCase;
const noon = () => at(story.day(20));

beforeAll(async () => {
  world = await testWorld();
  story = await newCase(world);
  await story.complete();
});
afterAll(() => world.close());

const bill = (
  how: Omit<Parameters<typeof billCase>[1], 'caseId'> = {},
  who: 'registrar' | 'harborRegistrar' = 'registrar',
) => world.act(who, noon(), (ctx) => billCase(ctx, { caseId: story.id, ...how }));
const note = (outcome: 'paid' | 'denied', on: string, reasons = '') =>
  world.act('registrar', noon(), (ctx) =>
    noteOutcome(ctx, { caseId: story.id, claim: 'institutional', outcome, on, reasons }),
  );
const billing = () => world.done('registrar', noon(), (ctx) => readBilling(ctx, { caseId: story.id }));
const claims = async () =>
  ((await billing()).view?.claims ?? []).map(({ claim, status, reasons }) =>
    [claim, status, ...reasons].join(' '),
  );
const events = () => world.count('case_event', 'case_id = $1', [story.id]);
const step = async () =>
  (await world.done('registrar', noon(), (ctx) => readCase(ctx, story.id))).nextStep.what;

describe('the claims of a case', () => {
  test('are told only where they may be billed', async () => {
    const early = await newCase(world);
    const told = await world.done('registrar', at(early.day(1)), (ctx) =>
      readBilling(ctx, { caseId: early.id }),
    );
    expect(told.view).toBeNull();
    expect(told.says).toMatch(/cannot be billed yet/);
    expect((await billing()).view?.recipes.map(({ kind, planned }) => [kind, planned.length])).toEqual([
      ['professional', 1],
      ['technical', 2],
      ['institutional', 1],
    ]);
  });

  test('are no matter of others', async () => {
    for (const who of ['harborRegistrar', 'physician', 'auditor'] as const) {
      const told = await world.act(who, noon(), (ctx) => readBilling(ctx, { caseId: story.id }));
      expect(told.ok, who).toBe(false);
    }
    expect(await bill({}, 'harborRegistrar')).toMatchObject({ problem: { code: 'not-found' } });
  });

  test('are sent, denied, corrected and paid, each once', async () => {
    expect(await claims()).toEqual(['professional ready', 'institutional ready']);
    expect(await note('paid', story.day(19))).toMatchObject({
      problem: {
        code: 'answers',
        fields: [{ key: 'claims', says: expect.stringMatching(/not marked as billed/) }],
      },
    });
    expect(await bill({ claims: ['institutional'], on: story.day(1) })).toMatchObject({
      problem: { fields: [{ key: 'on', says: expect.stringMatching(/before the scan/) }] },
    });
    expect(await bill({ claims: ['institutional'], on: 'someday' })).toMatchObject({
      problem: { fields: [{ key: 'on' }] },
    });
    expect((await bill({ claims: ['institutional'], on: story.day(15) })).ok).toBe(true);
    expect(await bill({ claims: ['institutional'] })).toMatchObject({ problem: { code: 'wrong-state' } });
    expect(await step()).toBe('Billed');
    expect(await note('denied', story.day(16), 'somebody said no')).toMatchObject({
      problem: { fields: [{ key: 'reasons' }] },
    });
    expect(await note('denied', story.day(16))).toMatchObject({
      problem: { fields: [{ key: 'reasons', says: expect.stringMatching(/at least one reason/) }] },
    });
    expect((await note('denied', story.day(16), 'co16, ma130')).ok).toBe(true);
    expect(await claims()).toEqual(['professional ready', 'institutional denied CO-16 MA130']);
    expect((await billing()).view?.denials.map(({ code }) => code)).toEqual(['CO-16', 'MA130']);
    expect(await step()).toBe('Correct the claim and send it again');
    expect(await world.lastLine()).toMatchObject({ action: 'case.look' });

    const before = await events();
    expect((await note('denied', story.day(16), 'CO-16 MA130')).ok, 'the same again').toBe(true);
    expect(await events(), 'notes nothing twice').toBe(before);

    expect((await bill({ claims: ['institutional'], on: story.day(17) })).ok).toBe(true);
    expect((await note('paid', story.day(18))).ok).toBe(true);
    expect(await step()).toBe('Paid');
    expect(
      await world.rows('SELECT claim, status, since_on::text FROM case_claim WHERE case_id = $1', [story.id]),
    ).toEqual([{ claim: 'institutional', status: 'paid', since_on: story.day(18) }]);
    expect(
      await world.rows(
        'SELECT action FROM audit_line WHERE case_id = $1 AND action IN ($2, $3) ORDER BY sequence',
        [story.id, 'case.bill', 'claim.outcome'],
      ),
    ).toEqual(['case.bill', 'claim.outcome', 'case.bill', 'claim.outcome'].map((action) => ({ action })));
  });
});

test('claims are sent anew after a correction', async () => {
  const corrected = await newCase(world);
  await corrected.complete();
  const when = at(corrected.day(16));
  const send = () => world.act('registrar', when, (ctx) => billCase(ctx, { caseId: corrected.id }));
  expect((await send()).ok).toBe(true);
  expect((await send()).ok).toBe(false);
  await world.done('registrar', when, (ctx) =>
    reopenForm(ctx, { caseId: corrected.id, form: 'completion', reason: 'The dose was typed wrong.' }),
  );
  await corrected.completion(when);
  const standing = async () =>
    (
      await world.done('registrar', when, (ctx) => readBilling(ctx, { caseId: corrected.id }))
    ).view?.claims.map(({ status }) => status);
  expect(await standing()).toEqual(['ready', 'ready']);
  expect((await send()).ok).toBe(true);
  expect(await standing()).toEqual(['billed', 'billed']);
});

describe('a remittance list', () => {
  const csv = (...lines: readonly string[]) => ['claim,outcome,date,reasons,patient', ...lines].join('\r\n');
  const take = (list: string, dryRun: boolean) =>
    world.act('registrar', noon(), (ctx) => importRemittance(ctx, { csv: list, dryRun }));

  test('is tried, then taken, and taken again without doubling', async () => {
    const other = await newCase(world);
    await other.complete();
    await world.done('registrar', noon(), (ctx) => billCase(ctx, { caseId: other.id, on: other.day(13) }));
    const foreign = '2042-26-0001-P';
    const list = csv(
      `${other.number}-P,paid,${other.day(14)},,"Marsh, Leland"`,
      `${other.number}-I,denied,${other.day(14)},CO-16 MA50,"Marsh, Leland"`,
      `${other.number}-T,paid,${other.day(14)},,`,
      `${foreign},paid,${other.day(14)},,`,
      `Leland Marsh,paid,${other.day(14)},,`,
      `${other.number}-P,perhaps,${other.day(14)},,`,
      `${other.number}-P,paid,soon,,`,
      `${other.number}-I,denied,${other.day(14)},because,`,
      `${other.number}-I,denied,${other.day(15)},,`,
    );
    const before = await world.count('case_event');
    const tried = await take(list, true);
    expect(tried).toMatchObject({
      value: {
        isWritten: false,
        counts: { new: 2, known: 0, refused: 7 },
        rows: [
          { row: 2, standing: 'new', says: 'Paid.' },
          { row: 3, standing: 'new', says: 'Denied: CO-16, MA50.' },
          { row: 4, standing: 'refused', says: expect.stringMatching(/not marked as billed/) },
          { row: 5, standing: 'refused', says: expect.stringMatching(/No case of your facility/) },
          { row: 6, standing: 'refused', says: expect.stringMatching(/no number of ours/) },
          { row: 7, standing: 'refused', says: expect.stringMatching(/paid or denied/) },
          { row: 8, standing: 'refused', says: expect.stringMatching(/must be a day/) },
          { row: 9, standing: 'refused', says: expect.stringMatching(/must be codes/) },
          { row: 10, standing: 'refused', says: expect.stringMatching(/at least one reason/) },
        ],
      },
    });
    expect(JSON.stringify(tried), 'no patient in what is told').not.toMatch(/Marsh|Leland/);
    expect(await world.count('case_event')).toBe(before);

    expect(await take(list, false)).toMatchObject({ value: { isWritten: true, counts: { new: 2 } } });
    expect(await world.lastLine()).toMatchObject({ action: 'remittance.import' });
    expect(await world.count('case_event')).toBe(before + 2);
    expect(await take(list, false)).toMatchObject({ value: { counts: { new: 0, known: 2, refused: 7 } } });
    expect(await world.count('case_event')).toBe(before + 2);

    // Sent again and paid, after which the old list still notes nothing.
    await world.done('registrar', noon(), (ctx) =>
      billCase(ctx, { caseId: other.id, claims: ['institutional'], on: other.day(15) }),
    );
    await take(csv(`${other.number}-I,paid,${other.day(16)},,`), false);
    expect(await take(list, false)).toMatchObject({ value: { counts: { new: 0, known: 2 } } });
    expect(
      await world.rows('SELECT claim, status FROM case_claim WHERE case_id = $1 ORDER BY claim', [other.id]),
    ).toEqual([
      { claim: 'institutional', status: 'paid' },
      { claim: 'professional', status: 'paid' },
    ]);
  });

  test('says what is missing of it', async () => {
    const says = async (list: string) => {
      const done = await take(list, true);
      return done.ok || done.problem.code !== 'answers' ? '' : done.problem.fields[0]?.says;
    };
    expect(await says('')).toMatch(/Missing: claim, outcome, date, reasons/);
    expect(await says('claim,outcome,date\n1,2,3')).toMatch(/Missing: reasons/);
    expect(await says('claim,outcome,date,reasons')).toMatch(/no row/);
    expect(await says(csv(...Array.from({ length: 301 }, () => 'x,paid,y,z,')))).toMatch(/at most 300/);
  });

  test('is the facility’s alone', async () => {
    for (const who of ['physician', 'auditor'] as const)
      expect(
        (await world.act(who, noon(), (ctx) => importRemittance(ctx, { csv: '', dryRun: true }))).ok,
      ).toBe(false);
  });

  test('is read as spreadsheets write it', () => {
    expect(readCsv('\uFEFFa,"b, ""c""",d\r\n\r\n"e\nf",,g')).toEqual([
      { number: 1, cells: ['a', 'b, "c"', 'd'] },
      { number: 3, cells: ['e\nf', '', 'g'] },
    ]);
    expect(readCsv('')).toEqual([]);
    expect(readCsv('a\n')).toEqual([{ number: 1, cells: ['a'] }]);
  });
});

describe('the billing worklist', () => {
  const list = (
    tab: Parameters<typeof listBilling>[1]['tab'],
    who: 'registrar' | 'harborRegistrar' = 'registrar',
  ) => world.done(who, noon(), (ctx) => listBilling(ctx, { tab }));

  test('shows each claim where it stands, and others nothing', async () => {
    const ready = await newCase(world);
    await ready.complete();
    expect((await list('ready')).rows.map(({ number }) => number)).toEqual([ready.number]);
    const paid = await list('paid');
    expect(paid.rows.map(({ number, claim }) => `${number} ${claim}`)).toContain(
      `${story.number} Hospital outpatient`,
    );
    expect(paid.counts).toEqual({ ready: 1, billed: 2, denied: 0, paid: 3 });
    expect((await list('paid', 'harborRegistrar')).rows).toEqual([]);
    expect((await world.act('auditor', noon(), (ctx) => listBilling(ctx, { tab: 'ready' }))).ok).toBe(false);
    expect(
      (await world.act('registrar', noon(), (ctx) => listBilling(ctx, { tab: 'ready', after: 'nonsense' })))
        .ok,
    ).toBe(false);
  });

  test('goes on from a key, in both orders', async () => {
    const paid = await list('paid');
    const [first] = paid.rows;
    const rest = await world.done('registrar', noon(), (ctx) =>
      listBilling(ctx, { tab: 'paid', after: first?.key }),
    );
    expect(rest.rows.map(({ key }) => key)).toEqual(paid.rows.slice(1).map(({ key }) => key));
    const [ready] = (await list('ready')).rows;
    expect(
      (await world.done('registrar', noon(), (ctx) => listBilling(ctx, { tab: 'ready', after: ready?.key })))
        .rows,
    ).toEqual([]);
  });

  test('is exported as it is shown, with a line of the audit', async () => {
    const csv = await world.done('registrar', noon(), (ctx) => exportBilling(ctx, 'paid'));
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toContain(`${story.number}-I`);
    expect(await world.lastLine()).toMatchObject({ action: 'billing.export', object_id: 'paid' });
    expect((await world.act('auditor', noon(), (ctx) => exportBilling(ctx, 'paid'))).ok).toBe(false);
  });
});

test('an old case is registered from its record, on the edition of its day', async () => {
  const protocol = protocolOf('nopr-2006');
  if (!protocol) throw new Error('No edition of 2006');
  const given = protocol.givenFor('registration', null);
  const answers = sampleAnswers(protocol.forms.registration, given, firstDay, world.random, {
    ...world.registration(firstDay),
    registeredOn: '2007-06-01',
    wasApproved: 'yes',
    scheduledOn: '2007-06-08',
    site: 'PANCREAS',
    reason: 'SR',
  });
  const register = (own: Readonly<Record<string, unknown>>) =>
    world.act('registrar', at(firstDay), (ctx) =>
      registerCase(ctx, { answers: { ...answers, ...own }, confirmSeparate: [], ...once() }),
    );
  const done = await register({});
  expect(done).toMatchObject({ ok: true });
  const id = done.ok ? done.value.id : '';
  expect(
    await world.rows('SELECT protocol_id, protocol_version FROM registry_case WHERE id = $1', [id]),
  ).toEqual([{ protocol_id: 'nopr-2006', protocol_version: 1 }]);
  const [outlook] = await world.rows(
    'SELECT state, step_what, until_on::text FROM case_outlook WHERE case_id = $1',
    [id],
  );
  expect(outlook).toEqual({
    state: 'awaitingPrePet',
    step_what: 'Transcribe the pre-PET form',
    until_on: '9999-12-31',
  });
  expect(await register({ scheduledOn: '2008-06-08', site: 'COLORECTAL' })).toMatchObject({
    problem: { code: 'not-a-registry-case', rule: 'COV06-COLORECTAL' },
  });
  expect(await register({ registeredOn: undefined })).toMatchObject({
    problem: { code: 'answers', fields: [{ key: 'registeredOn', code: 'missing' }] },
  });
  // No edition took FDG on this day, so it counts as a registration of today.
  expect(await register({ scheduledOn: '2014-06-08' })).toMatchObject({
    problem: {
      code: 'answers',
      fields: expect.arrayContaining([expect.objectContaining({ check: 'REG-03' })]),
    },
  });
});
