import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countingQueries } from '../db/query-count';
import { drawQuestionnaire } from '../documents/pdf/questionnaire';
import { openForm } from './open-form';
import { readCase } from './read-case';
import { printEntry, readEntry } from './read-entry';
import { saveDraft } from './save-draft';
import { newCase, type TestCase } from './test-story';
import { at, firstDay, type PersonName, type TestWorld, testWorld } from './test-world';
import type { CaseView } from './views';

let world: TestWorld;
let fresh: TestCase;
let complete: TestCase;
beforeAll(async () => {
  world = await testWorld();
  fresh = await newCase(world, {
    familyName: 'Marsh',
    givenName: 'Leland',
    bornOn: '1955-03-02',
    payer: 'ADVANTAGE',
    plan: 'Lake Plan',
  });
  complete = await newCase(world);
  await complete.prePet(at(complete.day(2)), { plan: 'TREATMENT', goal: 'CURATIVE' });
  await complete.completion();
  await complete.report();
  await complete.postPet(at(complete.day(12)), { plan: 'SUPPORTIVE' });
});
afterAll(() => world.close());

const noon = at(firstDay, 13);
const see = (who: PersonName, story: TestCase, when = noon) =>
  world.act(who, when, (ctx) => readCase(ctx, story.id));
const seen = (who: PersonName, story: TestCase, when = noon): Promise<CaseView> =>
  world.done(who, when, (ctx) => readCase(ctx, story.id));

describe('who may not', () => {
  test.each(['harborRegistrar', 'physician2'] as const)('%s', async (who) => {
    expect(await see(who, fresh)).toEqual({ ok: false, problem: { code: 'not-found' } });
    const missing = await world.act(who, noon, (ctx) => readCase(ctx, uuid()));
    expect(missing).toEqual({ ok: false, problem: { code: 'not-found' } });
  });
});

test('a case tells who, what, how it stands and what each may do', async () => {
  const view = await seen('registrar', fresh);
  expect(view).toMatchObject({
    number: fresh.number,
    facility: { name: 'Lakeside Imaging', zoneWords: 'Central Time' },
    today: firstDay,
    patient: {
      familyName: 'Marsh',
      bornOn: '1955-03-02',
      age: 71,
      sex: 'Male',
      coverage: 'Medicare Advantage is primary, Lake Plan',
    },
    physician: { name: 'Asha Iyer', npi: '1679051288' },
    about: 'Pancreas · Restaging after completion of therapy · F-18 FDG · March 9, 2026',
    state: 'awaitingPrePet',
    stateWords: 'Waiting for the pre-PET form',
    verdict: { outcome: 'cannotTell' },
    plans: null,
    claimSupport: [],
    claimAdvice: [],
    sameScanAs: [],
    may: { bill: false, claimSupport: true, audit: false, correct: true, decide: false },
  });
  expect(view.patient.mbi).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{3}-[0-9A-Z]{4}$/);
  expect(view.windows.find(({ id }) => id === 'WIN-02')).toMatchObject({
    lastOn: '2026-03-09',
    daysLeft: 7,
    untilWords: 'until Monday, March 9, 2026, midnight Central Time',
  });
  const may = ({ form, status, may: { fill, transcribe, ...mend } }: CaseView['forms'][number]) => {
    // Of a case that just began nothing is to be corrected.
    expect(mend).toEqual({ reopen: false, keep: false, note: false });
    return [form, status, { fill, transcribe }];
  };
  expect(view.forms.map(may)).toEqual([
    ['registration', 'final', { fill: false, transcribe: false }],
    ['pre-pet', 'none', { fill: false, transcribe: true }],
    ['completion', 'none', { fill: true, transcribe: false }],
    ['report', 'none', { fill: false, transcribe: false }],
    ['post-pet', 'none', { fill: false, transcribe: false }],
  ]);
  expect((await seen('physician', fresh)).forms.map(may)[1]).toEqual([
    'pre-pet',
    'none',
    { fill: true, transcribe: false },
  ]);
  const asAuditor = await seen('auditor', fresh);
  expect(asAuditor.forms.every((line) => !line.may.fill && !line.may.transcribe)).toBe(true);
  expect(asAuditor.may).toEqual({
    bill: false,
    claimSupport: false,
    audit: true,
    correct: false,
    decide: false,
  });
  expect(await world.lastLine()).toMatchObject({
    action: 'case.look',
    case_id: fresh.id,
    actor_name: 'Tobias Wren',
    version: 1,
  });
});

test('a complete case tells how to bill, and the plan before and after', async () => {
  const view = await seen('registrar', complete, at(complete.day(13)));
  expect(view).toMatchObject({
    state: 'readyToBill',
    may: { bill: true },
    claimSupport: [{ revision: 1, current: true }],
  });
  expect(view.claimAdvice.map(({ recipe }) => recipe)).toHaveLength(3);
  expect(view.plans?.before.rows[0]).toMatchObject({ number: 'B1', words: ['Treatment'] });
  expect(view.plans?.after.rows[0]).toMatchObject({ number: 'B1', words: ['Supportive care only'] });
  expect(view.history.map(({ what }) => what)).toEqual([
    'Post-PET form signed',
    'PET report submitted',
    'Scan entered, performed March 9, 2026',
    'Pre-PET form signed',
    'Case registered',
  ]);
  expect(view.forms.find(({ form }) => form === 'report')?.entry?.attachment).toMatchObject({
    fileName: 'report.pdf',
  });
});

test('the plans are compared by what was asked on both sides, so the bone scan of a NaF case is left out', async () => {
  const story = await newCase(world, { tracer: 'NAF', reason: 'NAF_POM', site: 'PROSTATE' });
  await story.prePet(undefined, { boneScan: 'yes' });
  await story.completion(undefined, { region: 'WHOLE', cpt: '78816' });
  await story.postPet();
  const view = await seen('registrar', story, at(story.day(13)));
  expect(view.plans?.before.rows.map(({ key }) => key)).toContain('plan');
  expect(view.plans?.before.rows.map(({ key }) => key)).not.toContain('boneScan');
});

test('that a physician began a form is told to the facility, not what stands in it', async () => {
  const story = await newCase(world);
  await world.done('physician', noon, (ctx) =>
    saveDraft(ctx, {
      caseId: story.id,
      form: 'pre-pet',
      channel: 'account',
      answers: { plan: 'SECRETPLAN' },
      baseVersion: 0,
      clientId: uuid(),
      clientSeq: 1,
    }),
  );
  const view = await seen('registrar', story);
  expect(view.forms[1]).toMatchObject({
    status: 'draft',
    draft: { savedByName: 'Asha Iyer', channel: 'account' },
  });
  expect(JSON.stringify(view)).not.toContain('SECRETPLAN');
});

test.each(['registrar', 'physician', 'auditor'] as const)(
  'the page of a case takes few statements for a %s',
  async (who) => {
    const { queries } = await countingQueries(() => seen(who, complete, at(complete.day(13))));
    // And one for the session.
    expect(queries).toBeLessThanOrEqual(11);
  },
);

describe('a submitted form', () => {
  const entryOf = async (form: string) => {
    const view = await seen('registrar', complete, at(complete.day(13)));
    return view.forms.find((line) => line.form === form)?.entry?.id ?? '';
  };

  test('is read in the words of its day, and printed', async () => {
    const entryId = await entryOf('pre-pet');
    const read = await world.done('physician', noon, (ctx) =>
      readEntry(ctx, { caseId: complete.id, entryId }),
    );
    expect(read).toMatchObject({
      form: 'pre-pet',
      title: 'Pre-PET form',
      revision: 1,
      channel: 'account',
      submittedByName: 'Asha Iyer',
      signature: {
        name: 'Asha Iyer',
        npi: '1679051288',
        meaning: 'These are my answers.',
        method: 'passphrase+code',
      },
    });
    expect(read.signature?.contentHash).toBe(read.contentHash);
    expect(read.sections.flatMap(({ rows }) => rows).find(({ key }) => key === 'plan')?.words).toEqual([
      'Treatment',
    ]);
    expect(await world.lastLine()).toMatchObject({
      action: 'entry.look',
      object_id: entryId,
      case_id: complete.id,
    });
    const content = await world.done('registrar', noon, (ctx) =>
      printEntry(ctx, { caseId: complete.id, entryId }),
    );
    expect(content).toMatchObject({
      title: 'Pre-PET form',
      caseNumber: complete.number,
      transcription: null,
      sections: read.sections,
    });
    expect((await drawQuestionnaire(content)).ok).toBe(true);
    expect(await world.lastLine()).toMatchObject({ action: 'questionnaire.download', object_id: entryId });
  });

  test('of another case, or of nobody, is not there', async () => {
    const entryId = await entryOf('pre-pet');
    const read = (who: PersonName, caseId: string, id = entryId) =>
      world.act(who, noon, (ctx) => readEntry(ctx, { caseId, entryId: id }));
    expect(await read('registrar', fresh.id)).toEqual({ ok: false, problem: { code: 'not-found' } });
    expect(await read('registrar', complete.id, uuid())).toEqual({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect(await read('harborRegistrar', complete.id)).toEqual({ ok: false, problem: { code: 'not-found' } });
  });
});

describe('a form that is opened', () => {
  const open = (
    who: PersonName,
    form: 'pre-pet' | 'completion' | 'post-pet',
    channel: 'account' | 'paper' = 'account',
    story = fresh,
    when = noon,
  ) => world.act(who, when, (ctx) => openForm(ctx, { caseId: story.id, form, channel }));

  test('says whom it is about and until when, with what is known filled in', async () => {
    const opened = await open('physician', 'pre-pet');
    expect(opened).toMatchObject({
      ok: true,
      value: {
        caseNumber: fresh.number,
        header: {
          patient: 'Leland Marsh',
          born: '1955',
          scan: 'FDG PET planned for March 9',
          facility: 'Lakeside Imaging',
          deadline: 'until Monday, March 9, 2026, midnight Central Time',
          late: false,
        },
        answers: { reason: 'RS', site: 'PANCREAS' },
        known: { reason: 'from the registration', site: 'from the registration' },
        draft: null,
        signer: { name: 'Asha Iyer', npi: '1679051288' },
      },
    });
    expect(await world.lastLine()).toMatchObject({
      action: 'form.look',
      object_id: 'pre-pet',
      case_id: fresh.id,
    });
  });

  test('marks only what still stands as it was filled in', async () => {
    const story = await newCase(world);
    await world.done('physician', noon, (ctx) =>
      saveDraft(ctx, {
        caseId: story.id,
        form: 'pre-pet',
        channel: 'account',
        answers: { site: 'KIDNEY', reason: 'RS' },
        baseVersion: 0,
        clientId: uuid(),
        clientSeq: 1,
      }),
    );
    const opened = await open('physician', 'pre-pet', 'account', story);
    expect(opened).toMatchObject({ ok: true, value: { answers: { site: 'KIDNEY', reason: 'RS' } } });
    expect(opened.ok && opened.value.known).toEqual({ reason: 'from the registration' });
  });

  test.each([
    ['registrar', 'pre-pet', 'account', 'not-allowed'],
    ['physician', 'completion', 'account', 'not-allowed'],
    ['physician', 'pre-pet', 'paper', 'not-allowed'],
    ['harborRegistrar', 'completion', 'account', 'not-found'],
    ['administrator', 'completion', 'account', 'not-allowed'],
    ['physician', 'post-pet', 'account', 'wrong-state'],
    ['registrar', 'completion', 'paper', 'wrong-state'],
  ] as const)('%s %s on %s: %s', async (who, form, channel, code) => {
    expect(await open(who, form, channel)).toMatchObject({ ok: false, problem: { code } });
  });

  test('after its submission is closed', async () => {
    expect(await open('physician', 'pre-pet', 'account', complete)).toMatchObject({
      ok: false,
      problem: { code: 'already-submitted' },
    });
  });

  test('late says so', async () => {
    const story = await newCase(world);
    await story.prePet();
    await story.completion();
    const opened = await open('physician', 'post-pet', 'account', story, at(story.day(45)));
    expect(opened).toMatchObject({
      ok: true,
      value: { header: { late: true, deadline: 'was due April 8, 2026', scan: 'PET/CT on March 9' } },
    });
  });
});
