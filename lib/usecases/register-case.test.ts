import { v7 as uuid, version } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../domain/schedule/day';
import { caseIdOf } from './case-id';
import { registerCase } from './register-case';
import { saveDraft } from './save-draft';
import { TestCase } from './test-story';
import {
  at,
  firstDay,
  iyer,
  lakesideId,
  once,
  type PersonName,
  type TestWorld,
  testWorld,
} from './test-world';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const noon = at(firstDay);

function register(
  who: PersonName,
  own: Readonly<Record<string, unknown>> = {},
  more: Partial<Parameters<typeof registerCase>[1]> = {},
  when = noon,
) {
  const answers = more.answers ?? world.registration(firstDay, own);
  return world.act(who, when, (ctx) =>
    registerCase(ctx, { confirmSeparate: [], ...once(), ...more, answers }),
  );
}

describe('who may not register', () => {
  test.each(['physician', 'administrator', 'auditor'] as const)('%s', async (who) => {
    expect(await register(who)).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    expect(await world.count('registry_case')).toBe(0);
  });
});

test('a registration opens a case with its number, its entry, its event, its verdict and its outlook', async () => {
  const draftId = uuid();
  await world.done('registrar', noon, (ctx) =>
    saveDraft(ctx, {
      caseId: draftId,
      form: 'registration',
      channel: 'account',
      answers: { familyName: 'Marsh' },
      baseVersion: 0,
      clientId: uuid(),
      clientSeq: 1,
    }),
  );
  const id = caseIdOf(lakesideId, draftId);
  const done = await register('registrar', {}, { draftId });
  expect(done).toMatchObject({ ok: true, value: { id, number: '1017-26-0001' } });
  const [row] = await world.rows('SELECT * FROM registry_case WHERE id = $1', [id]);
  expect(row).toMatchObject({
    facility_id: lakesideId,
    physician_npi: iyer.npi,
    family_name: 'Marsh',
    version: 1,
    same_scan: 'none',
  });
  const [entry] = await world.rows('SELECT * FROM entry WHERE case_id = $1', [id]);
  expect(entry).toMatchObject({
    form_id: 'registration',
    revision: 1,
    channel: 'account',
    submitted_by_name: 'Dana Reyes',
  });
  expect(entry?.worded).toEqual(expect.arrayContaining([expect.objectContaining({ title: 'Patient' })]));
  expect(await world.rows('SELECT kind, seq, by_name FROM case_event WHERE case_id = $1', [id])).toEqual([
    { kind: 'registered', seq: 1, by_name: 'Dana Reyes, registrar' },
  ]);
  expect(await world.count('verdict', 'case_id = $1', [id])).toBe(1);
  const outlook = await world.rows('SELECT state FROM case_outlook WHERE case_id = $1 ORDER BY from_on', [
    id,
  ]);
  expect(outlook[0]).toEqual({ state: 'awaitingPrePet' });
  expect(outlook.at(-1)).toEqual({ state: 'expired' });
  expect(await world.count('draft', 'case_id = $1 AND submitted_at IS NOT NULL', [draftId])).toBe(1);
  expect(await world.rows('SELECT npi, family_name FROM physician')).toEqual([
    { npi: iyer.npi, family_name: 'Iyer' },
  ]);
  expect(await world.lastLine()).toMatchObject({
    action: 'case.register',
    case_id: id,
    actor_name: 'Dana Reyes',
    outcome: 'done',
  });
});

test('a draft becomes a case once', async () => {
  const draftId = uuid();
  const first = await register('registrar', {}, { draftId });
  expect(first.ok).toBe(true);
  expect(await register('registrar', {}, { draftId })).toMatchObject({
    ok: false,
    problem: { code: 'already-submitted' },
  });
});

test('no program can give a case the id of another facility’s case', async () => {
  const [known] = await world.rows('SELECT id FROM registry_case LIMIT 1');
  const taken = String(known?.id);
  const done = await register('harborRegistrar', {}, { draftId: taken });
  expect(done.ok && done.value.id).not.toBe(taken);
  expect(await world.count('registry_case', 'id = $1', [taken])).toBe(1);
});

test('an id from a draft is of version 7, the same again, and another for another facility', () => {
  const draftId = uuid();
  expect(version(caseIdOf(lakesideId, draftId))).toBe(7);
  expect(caseIdOf(lakesideId, draftId)).toBe(caseIdOf(lakesideId, draftId));
  expect(caseIdOf(lakesideId, draftId)).not.toBe(caseIdOf(uuid(), draftId));
});

test('a name that no document can print is refused while it can be mended', async () => {
  expect(await register('registrar', { familyName: '王' })).toMatchObject({
    problem: { code: 'answers', fields: [{ key: 'familyName', code: 'malformed' }] },
  });
});

test('all problems of the answers at once, and nothing kept', async () => {
  const before = await world.count('registry_case');
  const refused = await register(
    'registrar',
    {},
    { answers: { mbi: '123-45-6789', scheduledOn: '02/30/2026', surprise: 1 } },
  );
  expect(refused).toMatchObject({ ok: false, problem: { code: 'answers' } });
  const fields = refused.ok || refused.problem.code !== 'answers' ? [] : refused.problem.fields;
  expect(fields.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['familyName', 'mbi', 'scheduledOn', 'surprise']),
  );
  expect(fields.find(({ key }) => key === 'mbi')?.says).toMatch(/Social Security/);
  expect(await world.count('registry_case')).toBe(before);
});

describe('only a registry case is registered', () => {
  test.each([
    ['covered outside the registry', { site: 'LYMPHOMA', reason: 'RS' }, 'COV-LYMPHOMA-SUBSEQUENT'],
    ['not covered', { site: 'PROSTATE', reason: 'IS' }, 'COV-PROSTATE-INITIAL'],
    [
      'covered by the answer to a footnote',
      { site: 'CERVIX', reason: 'IS', sex: 'F', cervixNegative: 'yes' },
      'COV-CERVIX-INITIAL',
    ],
  ])('%s', async (_, own, rule) => {
    expect(await register('registrar', own)).toMatchObject({
      ok: false,
      problem: {
        code: 'not-a-registry-case',
        rule,
        says: expect.any(String),
        cites: expect.stringContaining('NCD'),
      },
    });
  });

  test('a registry case by the answer to a footnote', async () => {
    const done = await register('registrar', {
      site: 'CERVIX',
      reason: 'IS',
      sex: 'F',
      cervixNegative: 'no',
    });
    expect(done.ok).toBe(true);
  });
});

describe('the agreement of the facility (ELG-01)', () => {
  test.each([
    ['not approved', 'approved_on = NULL', /not approved/],
    ['approved tomorrow', `approved_on = '${addDays(firstDay, 1)}'`, /not approved/],
    ['without an agreement', 'agreement_from_on = NULL', /not in force/],
    ['ended yesterday', `agreement_until_on = '${addDays(firstDay, -1)}'`, /ended on March 1, 2026/],
  ])('%s', async (_, change, says) => {
    await world.rows(`UPDATE facility SET ${change}, version = version + 1 WHERE id = $1`, [lakesideId]);
    const refused = await register('registrar');
    await world.rows(
      "UPDATE facility SET approved_on = '2025-01-01', agreement_from_on = '2025-01-01', agreement_until_on = NULL, version = version + 1 WHERE id = $1",
      [lakesideId],
    );
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state', says: expect.stringMatching(says) },
    });
  });

  test('on its last day', async () => {
    await world.rows(
      `UPDATE facility SET agreement_until_on = '${firstDay}', version = version + 1 WHERE id = $1`,
      [lakesideId],
    );
    const done = await register('registrar');
    await world.rows('UPDATE facility SET agreement_until_on = NULL, version = version + 1 WHERE id = $1', [
      lakesideId,
    ]);
    expect(done.ok).toBe(true);
  });
});

describe('a likely duplicate', () => {
  test.each([
    [14, 'likely-duplicate'],
    [15, 'registered'],
  ])('a scan %i days after another is %s', async (apart, expected) => {
    const mbi = world.newMbi();
    const first = await register('registrar', { mbi, scheduledOn: firstDay });
    if (!first.ok) throw new Error('not registered');
    const scheduledOn = addDays(firstDay, apart);
    const later = at(addDays(firstDay, 3));
    const answers = world.registration(addDays(firstDay, 3), { mbi, scheduledOn });
    const second = await register('registrar', {}, { answers }, later);
    expect(second.ok ? 'registered' : second.problem.code).toBe(expected);
    if (second.ok) return;
    expect(second.problem).toMatchObject({
      duplicates: [
        {
          caseId: first.value.id,
          number: first.value.number,
          reason: expect.stringMatching(/same MBI.*14 days/),
        },
      ],
    });
    const other = await register('registrar', {}, { answers, confirmSeparate: [uuid()] }, later);
    expect(other).toMatchObject({ ok: false, problem: { code: 'likely-duplicate' } });
    const confirmed = await register('registrar', {}, { answers, confirmSeparate: [first.value.id] }, later);
    expect(confirmed.ok).toBe(true);
    if (!confirmed.ok) return;
    expect(
      await world.rows(
        "SELECT kind, data FROM case_event WHERE case_id = $1 AND kind = 'confirmedSeparate'",
        [confirmed.value.id],
      ),
    ).toEqual([{ kind: 'confirmedSeparate', data: { otherCaseId: first.value.id } }]);
  });

  test('a cancelled case and another facility’s are none', async () => {
    const mbi = world.newMbi();
    const first = await register('registrar', { mbi });
    if (!first.ok) throw new Error('not registered');
    const story = new TestCase(world, first.value.id, first.value.number, firstDay);
    expect((await register('harborRegistrar', { mbi })).ok).toBe(true);
    expect(await register('registrar', { mbi })).toMatchObject({
      ok: false,
      problem: { code: 'likely-duplicate' },
    });
    await story.completion(at(addDays(firstDay, 1)), { performed: 'no' });
    const again = await register(
      'registrar',
      {},
      { answers: world.registration(addDays(firstDay, 1), { mbi }) },
      at(addDays(firstDay, 1)),
    );
    expect(again.ok).toBe(true);
  });

  test('two registrations of one patient at the same moment do not overlook each other', async () => {
    const mbi = world.newMbi();
    const both = await Promise.all([register('registrar', { mbi }), register('manager', { mbi })]);
    expect(both.map((one) => (one.ok ? 'registered' : one.problem.code)).toSorted()).toEqual([
      'likely-duplicate',
      'registered',
    ]);
  });
});

test('numbers run without gaps or doubles under parallel registrations, and each facility has its own', async () => {
  const [{ running: before = 0 } = {}] = await world.rows(
    'SELECT running FROM case_counter WHERE facility_id = $1 AND year = 2026',
    [lakesideId],
  );
  const [harbor] = await world.rows('SELECT running FROM case_counter WHERE facility_id <> $1', [lakesideId]);
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, index) => register(index % 2 === 0 ? 'registrar' : 'manager')),
  );
  const numbers = many.map((one) => (one.ok ? one.value.number : JSON.stringify(one.problem))).toSorted();
  expect(numbers).toEqual(
    Array.from(
      { length: 20 },
      (_, index) => `1017-26-${String(Number(before) + index + 1).padStart(4, '0')}`,
    ),
  );
  expect(await world.rows('SELECT running FROM case_counter WHERE facility_id <> $1', [lakesideId])).toEqual([
    harbor,
  ]);
});

test('the year of a number is that of the day at the facility', async () => {
  const newYearsEve = at('2026-12-31', 23, 30);
  expect(newYearsEve.toISOString().slice(0, 4)).toBe('2027');
  const done = await register('registrar', {}, { answers: world.registration('2026-12-31') }, newYearsEve);
  expect(done.ok && done.value.number).toMatch(/^1017-26-/);
});

describe('an idempotency key', () => {
  test('one effect and one answer for fifty parallel requests', async () => {
    const before = await world.count('registry_case');
    const answers = world.registration(firstDay);
    const same = { ...once(), answers };
    const all = await Promise.all(Array.from({ length: 50 }, () => register('registrar', {}, same)));
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(all[0]?.ok).toBe(true);
    expect(await world.count('registry_case')).toBe(before + 1);
  });

  test('with another body it is refused, and somebody else’s key is another key', async () => {
    const key = once();
    const answers = world.registration(firstDay);
    expect((await register('registrar', {}, { ...key, answers })).ok).toBe(true);
    const other = await register('registrar', {}, { ...key, bodyHash: 'b'.repeat(64) });
    expect(other).toMatchObject({ ok: false, problem: { code: 'key-reused' } });
    expect((await register('manager', {}, key)).ok).toBe(true);
  });

  test('after a refusal the mended request may use it again', async () => {
    const key = once();
    expect((await register('registrar', {}, { ...key, answers: {} })).ok).toBe(false);
    expect((await register('registrar', {}, { ...key, bodyHash: 'b'.repeat(64) })).ok).toBe(true);
  });
});

test('a physician’s particulars are kept up to date and never erased', async () => {
  const npi = '1748399205';
  await register('registrar', {
    physician: { npi, familyName: 'Castellanos', givenName: 'Ines', phone: '(207) 555-0119' },
  });
  await register('registrar', {
    physician: { npi, familyName: 'Castellanos', givenName: 'Inés', email: 'ines@urology.example' },
  });
  expect(
    await world.rows('SELECT given_name, phone, email, version FROM physician WHERE npi = $1', [npi]),
  ).toEqual([{ given_name: 'Inés', phone: '(207) 555-0119', email: 'ines@urology.example', version: 2 }]);
});
