import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../db/sql';
import { sqlStateOf, sqlStates } from '../db/sql-state';
import { attachFile } from './attach-file';
import { openForm } from './open-form';
import { openRegistration } from './open-registration';
import { readDraft } from './read-draft';
import { registerCase } from './register-case';
import { type DraftSave, largestDraft, saveDraft } from './save-draft';
import { pdf } from './test-pdf';
import { must, newCase, type TestCase } from './test-story';
import { at, firstDay, okonkwo, once, type PersonName, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
let story: TestCase;
beforeAll(async () => {
  world = await testWorld();
  story = await newCase(world);
});
afterAll(() => world.close());

const noon = at(firstDay);

function save(who: PersonName, own: Partial<DraftSave> = {}, when = noon) {
  return world.act(who, when, (ctx) =>
    saveDraft(ctx, {
      caseId: story.id,
      form: 'pre-pet',
      channel: 'account',
      answers: { plan: 'TREATMENT' },
      baseVersion: 0,
      clientId: uuid(),
      clientSeq: 1,
      ...own,
    }),
  );
}

async function stored(form: string, channel = 'account') {
  const [row] = await world.rows(
    'SELECT answers, version, saved_by_name FROM draft WHERE case_id = $1 AND form_id = $2 AND channel = $3',
    [story.id, form, channel],
  );
  return row;
}

describe('who may not', () => {
  test.each([
    ['registrar', 'account', 'not-allowed'],
    ['harborRegistrar', 'paper', 'not-found'],
    ['physician2', 'account', 'not-found'],
    ['physician', 'paper', 'not-allowed'],
    ['administrator', 'account', 'not-allowed'],
    ['auditor', 'paper', 'not-allowed'],
  ] as const)('%s on %s', async (who, channel, code) => {
    expect(await save(who, { channel })).toMatchObject({ ok: false, problem: { code } });
    expect(await world.count('draft', 'case_id = $1', [story.id])).toBe(0);
  });

  test('a case that does not exist, and an id that is none, look alike', async () => {
    const missing = await save('physician', { caseId: uuid() });
    expect(missing).toEqual({ ok: false, problem: { code: 'not-found' } });
    expect(await save('physician', { caseId: 'nonsense' })).toEqual(missing);
    expect(await save('physician2')).toEqual(missing);
  });
});

test('anything that was typed is kept, and read again by whoever goes on', async () => {
  const answers = {
    plan: 'NO SUCH PLAN',
    diagnosis: '<script>',
    treatments: [{ odd: true }],
    surprise: { of: ['another', 1, null] },
    number: 1e300,
    'an odd key ': '😀 O’Connor\tŁukasz',
  };
  expect(await save('physician', { answers })).toMatchObject({
    ok: true,
    value: { version: 1, savedAt: noon.toISOString() },
  });
  const read = await world.done('physician', noon, (ctx) =>
    readDraft(ctx, { caseId: story.id, form: 'pre-pet', channel: 'account' }),
  );
  expect(read).toEqual({ version: 1, answers, savedAt: noon.toISOString(), savedBy: 'Asha Iyer' });
  const view = await world.done('physician', noon, (ctx) =>
    openForm(ctx, { caseId: story.id, form: 'pre-pet', channel: 'account' }),
  );
  expect(view.answers).toMatchObject(answers);
  expect(view.draft).toMatchObject({ version: 1, savedByName: 'Asha Iyer' });
});

test('what a physician typed is not the facility’s to read', async () => {
  const asked = { caseId: story.id, form: 'pre-pet', channel: 'account' } as const;
  expect(await world.act('registrar', noon, (ctx) => readDraft(ctx, asked))).toMatchObject({
    ok: false,
    problem: { code: 'not-allowed' },
  });
});

test('each save is one line of the audit, which holds nothing of what was typed', async () => {
  const before = await world.count('audit_line');
  const other = await newCase(world);
  const afterNew = await world.count('audit_line');
  expect(afterNew).toBeGreaterThan(before);
  await save('physician', { caseId: other.id, answers: { plan: 'a secret' } });
  expect(await world.count('audit_line')).toBe(afterNew + 1);
  const line = await world.lastLine();
  expect(line).toMatchObject({
    action: 'draft.save',
    object_kind: 'form',
    object_id: 'pre-pet',
    case_id: other.id,
    version: 1,
  });
  expect(
    JSON.stringify(line, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  ).not.toContain('a secret');
});

describe('two pages on one draft', () => {
  test('never overwrite each other silently', async () => {
    const caseId = (await newCase(world)).id;
    const [one, two] = [uuid(), uuid()];
    expect(await save('physician', { caseId, clientId: one, answers: { plan: 'mine' } })).toMatchObject({
      ok: true,
      value: { version: 1 },
    });
    const refused = await save('physician', {
      caseId,
      clientId: two,
      baseVersion: 0,
      answers: { plan: 'yours' },
    });
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        code: 'draft-conflict',
        theirs: { version: 1, answers: { plan: 'mine' }, savedBy: 'Asha Iyer', savedAt: noon.toISOString() },
      },
    });
    expect(
      await save('physician', { caseId, clientId: two, baseVersion: 1, answers: { plan: 'yours' } }),
    ).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    expect(
      await save('physician', {
        caseId,
        clientId: one,
        clientSeq: 2,
        baseVersion: 1,
        answers: { plan: 'mine again' },
      }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'draft-conflict', theirs: { version: 2, answers: { plan: 'yours' } } },
    });
  });

  test('of twenty that save at once, each knows whether it was first', async () => {
    const caseId = (await newCase(world)).id;
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, page) => save('physician', { caseId, answers: { page } })),
    );
    const saved = all.filter((one) => one.ok);
    expect(saved).toHaveLength(1);
    const [row] = await world.rows('SELECT answers, version FROM draft WHERE case_id = $1', [caseId]);
    expect(row?.version).toBe(1);
    for (const one of all) {
      if (!one.ok)
        expect(one.problem).toMatchObject({ code: 'draft-conflict', theirs: { answers: row?.answers } });
    }
  });
});

describe('the packets of one page', () => {
  test('a late one never undoes a newer one', async () => {
    const caseId = (await newCase(world)).id;
    const page = { caseId, clientId: uuid() };
    await save('physician', { ...page, clientSeq: 1, answers: { text: 'a' } });
    await save('physician', { ...page, clientSeq: 3, baseVersion: 1, answers: { text: 'abc' } });
    const late = await save('physician', { ...page, clientSeq: 2, baseVersion: 1, answers: { text: 'ab' } });
    expect(late).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await world.rows('SELECT answers FROM draft WHERE case_id = $1', [caseId])).toEqual([
      { answers: { text: 'abc' } },
    ]);
  });

  test('the same one again changes nothing', async () => {
    const caseId = (await newCase(world)).id;
    const packet = { caseId, clientId: uuid(), clientSeq: 4, answers: { text: 'once' } };
    expect(await save('physician', packet)).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await save('physician', { ...packet, baseVersion: 1 })).toMatchObject({
      ok: true,
      value: { version: 1 },
    });
  });

  test('a newer one counts though an answer was lost', async () => {
    const caseId = (await newCase(world)).id;
    const page = { caseId, clientId: uuid(), baseVersion: 0 };
    await save('physician', { ...page, clientSeq: 1 });
    expect(await save('physician', { ...page, clientSeq: 2 })).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
  });
});

test('a draft is closed by its submission, whether it was begun before or not', async () => {
  const other = await newCase(world);
  await save('physician', { caseId: other.id });
  await other.prePet();
  expect(await save('physician', { caseId: other.id, baseVersion: 1 })).toMatchObject({
    ok: false,
    problem: { code: 'already-submitted' },
  });
  await other.completion();
  expect(await save('registrar', { caseId: other.id, form: 'completion' })).toMatchObject({
    ok: false,
    problem: { code: 'already-submitted' },
  });
  expect(await world.count('draft', "case_id = $1 AND form_id = 'completion'", [other.id])).toBe(0);
});

test('a draft is kept after every deadline', async () => {
  expect((await save('physician', { caseId: (await newCase(world)).id }, at(story.day(300)))).ok).toBe(true);
});

test('paper and account are two drafts', async () => {
  expect((await save('registrar', { channel: 'paper', answers: { from: 'paper' } })).ok).toBe(true);
  expect(await stored('pre-pet', 'paper')).toMatchObject({
    answers: { from: 'paper' },
    version: 1,
    saved_by_name: 'Dana Reyes',
  });
  expect((await stored('pre-pet'))?.answers).not.toMatchObject({ from: 'paper' });
  expect(await save('registrar', { channel: 'paper', form: 'completion' })).toMatchObject({
    ok: false,
    problem: { code: 'wrong-state' },
  });
});

describe('a registration', () => {
  test('is typed before there is a case, and its facility goes on with it', async () => {
    const caseId = uuid();
    const typing = { caseId, form: 'registration', answers: { familyName: 'Ma' } } as const;
    expect((await save('registrar', typing)).ok).toBe(true);
    const view = await world.done('manager', noon, (ctx) => openRegistration(ctx, { draftId: caseId }));
    expect(view).toMatchObject({
      caseId,
      answers: { familyName: 'Ma' },
      draft: { version: 1, savedByName: 'Dana Reyes' },
      caseNumber: null,
    });
    const elsewhere = await world.done('harborRegistrar', noon, (ctx) =>
      openRegistration(ctx, { draftId: caseId }),
    );
    expect(elsewhere).toMatchObject({ answers: {}, draft: null });
  });

  test.each(['physician', 'administrator'] as const)('is not for the %s', async (who) => {
    expect(await save(who, { form: 'registration', caseId: uuid() })).toMatchObject({
      ok: false,
      problem: { code: 'not-allowed' },
    });
  });

  test('that became a case is closed', async () => {
    const draftId = uuid();
    must(
      await world.act('registrar', noon, (ctx) =>
        registerCase(ctx, {
          draftId,
          answers: world.registration(firstDay),
          confirmSeparate: [],
          ...once(),
        }),
      ),
    );
    expect(await save('registrar', { caseId: draftId, form: 'registration' })).toMatchObject({
      ok: false,
      problem: { code: 'already-submitted' },
    });
  });
});

describe('two channels', () => {
  test('what the physician typed stays to be read when the form comes in from paper', async () => {
    const story = await newCase(world);
    await save('physician', { caseId: story.id, answers: { otherTreatment: 'kept' } });
    const when = at(story.day(3));
    const page = await world.done('registrar', when, (ctx) =>
      attachFile(ctx, { caseId: story.id, kind: 'paperForm', fileName: 'page.pdf', bytes: pdf() }),
    );
    const answers = await story.answers('pre-pet', when);
    const paper = { signerName: 'Dr. A. Iyer', signedOn: story.day(2), attachmentId: page.id };
    must(await story.submit('registrar', when, { form: 'pre-pet', channel: 'paper', answers, paper }));
    expect(await save('physician', { caseId: story.id, baseVersion: 1 })).toMatchObject({
      problem: { code: 'already-submitted' },
    });
    const kept = await world.done('physician', when, (ctx) =>
      readDraft(ctx, { caseId: story.id, form: 'pre-pet', channel: 'account' }),
    );
    expect(kept.answers).toEqual({ otherTreatment: 'kept' });
  });
});

describe('a draft of somebody else', () => {
  test('is closed by the colleague who hands the form in, and still says who typed it', async () => {
    const story = await newCase(world);
    await story.prePet();
    const when = at(story.day(8));
    must(
      await world.act('registrar', when, (ctx) =>
        saveDraft(ctx, {
          caseId: story.id,
          form: 'completion',
          channel: 'account',
          answers: { performed: 'yes' },
          baseVersion: 0,
          clientId: uuid(),
          clientSeq: 1,
        }),
      ),
    );
    const answers = await story.answers('completion', when);
    must(await story.submit('manager', when, { form: 'completion', channel: 'account', answers }));
    expect(
      await world.rows(
        'SELECT answers, saved_by_name, submitted_at FROM draft WHERE case_id = $1 AND form_id = $2',
        [story.id, 'completion'],
      ),
    ).toEqual([{ answers: { performed: 'yes' }, saved_by_name: 'Dana Reyes', submitted_at: when }]);
  });

  test('is not rewritten in that person’s name', async () => {
    const story = await newCase(world);
    await save('physician', { caseId: story.id });
    const rewritten = world.database.withActor({ ...world.actors.physician, accountId: uuid() }, (tx) =>
      tx.$executeRaw(
        sql`UPDATE draft SET answers = '{}', submitted_at = now(), version = version + 1 WHERE case_id = ${story.id}::uuid`,
      ),
    );
    expect(sqlStateOf(await rewritten.catch((error: unknown) => error))).toBe(sqlStates.forbidden);
  });
});

describe('size', () => {
  test('what is larger than a form can be is refused, and what was kept stays', async () => {
    const caseId = (await newCase(world)).id;
    await save('physician', { caseId, answers: { text: 'kept' } });
    const refused = await save('physician', {
      caseId,
      baseVersion: 1,
      answers: { text: 'x'.repeat(largestDraft) },
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'too-large', limit: largestDraft } });
    expect(await world.rows('SELECT answers FROM draft WHERE case_id = $1', [caseId])).toEqual([
      { answers: { text: 'kept' } },
    ]);
    expect(
      (await save('physician', { caseId, baseVersion: 1, answers: { text: 'x'.repeat(largestDraft - 20) } }))
        .ok,
    ).toBe(true);
  });
});

test('another physician’s case is not there', async () => {
  const other = await newCase(world, { physician: okonkwo });
  expect(await save('physician', { caseId: other.id })).toEqual({
    ok: false,
    problem: { code: 'not-found' },
  });
  expect((await save('physician2', { caseId: other.id })).ok).toBe(true);
});
