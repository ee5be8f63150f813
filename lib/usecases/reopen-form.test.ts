import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../domain/schedule/day';
import { billCase } from './bill-case';
import { claimSupport } from './claim-support';
import { keepForm } from './keep-form';
import { noteForm } from './note-form';
import { openForm } from './open-form';
import { openReopening } from './open-reopening';
import { readCase } from './read-case';
import { printEntry, readEntry } from './read-entry';
import { reopenForm } from './reopen-form';
import { saveDraft } from './save-draft';
import type { SubmittableForm } from './submittable-form';
import { must, newCase, type TestCase } from './test-story';
import { at, type PersonName, personNames, type TestWorld, testWorld } from './test-world';
import { verifyDocument } from './verify-document';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const why = 'Dr. Iyer called: the plan was written down wrongly.';
const reopen = (
  story: TestCase,
  form: SubmittableForm,
  when: Date,
  who: PersonName = 'registrar',
  reason = why,
) => world.act(who, when, (ctx) => reopenForm(ctx, { caseId: story.id, form, reason }));
const view = (story: TestCase, when: Date, who: PersonName = 'registrar') =>
  world.done(who, when, (ctx) => readCase(ctx, story.id));
const support = (story: TestCase, when: Date, revision?: number) =>
  world.act('registrar', when, (ctx) =>
    claimSupport(ctx, { caseId: story.id, ...(revision === undefined ? {} : { revision }) }),
  );

async function settled(): Promise<TestCase> {
  const story = await newCase(world);
  await story.complete();
  return story;
}

describe('a form that was given', () => {
  test('is reopened, revised and signed again, twice in a row', async () => {
    const story = await settled();
    const first = must(await support(story, at(story.day(13))));
    for (const revision of [1, 2]) {
      const when = at(story.day(13 + revision * 2));
      expect(must(await reopen(story, 'post-pet', when, 'physician'))).toEqual({ revision });
      const between = await view(story, when);
      expect(between).toMatchObject({
        state: 'awaitingForms',
        tab: 'withPhysician',
        light: 'notYet',
        verdict: { outcome: 'cannotTell' },
        nextStep: { id: 'STP-30', who: 'physician', what: 'Revise the post-PET form', by: null },
      });
      expect(await support(story, when)).toMatchObject({ ok: false, problem: { code: 'not-eligible' } });
      expect(await reopen(story, 'post-pet', when)).toMatchObject({
        ok: false,
        problem: { code: 'wrong-state' },
      });
      const done = await story.postPet(at(story.day(14 + revision * 2)));
      expect(done).toMatchObject({ revision: revision + 1, verdictOutcome: 'met' });
    }
    const after = await view(story, at(story.day(20)));
    expect(after).toMatchObject({ state: 'readyToBill', light: 'yes', nextStep: { id: 'STP-04' } });
    expect(after.claimSupport.map(({ revision, current }) => [revision, current])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    const third = must(await support(story, at(story.day(20))));
    expect(third).toMatchObject({ content: { revision: 3 }, superseded: null });
    expect(third.content.signed.find(({ form }) => form === 'Post-PET form')).toMatchObject({ revision: 3 });
    // What the first one said, it says still, and that it counts no longer.
    const former = must(await support(story, at(story.day(20)), 1));
    expect(former.content).toEqual(first.content);
    expect(former.superseded).toEqual({ when: 'March 17, 2026, 12:00 PM Central Time', by: 3 });
    const check = await world.database.asNobody((db) => verifyDocument({ db }, first.content.code));
    expect(check).toMatchObject({
      ok: true,
      value: { revision: 1, superseded: { when: 'March 17, 2026, 1:00 PM Eastern Time', by: 3 } },
    });
    const line = after.forms.find(({ form }) => form === 'post-pet');
    for (const { id } of line?.revisions ?? []) {
      const { proof } = await world.done('auditor', at(story.day(20)), (ctx) =>
        readEntry(ctx, { caseId: story.id, entryId: id }),
      );
      expect(proof.isIntact).toBe(true);
    }
  });

  test('stays in time when it was given in time, however late it is corrected', async () => {
    const story = await settled();
    must(await reopen(story, 'post-pet', at(story.day(44)), 'physician'));
    const done = await story.postPet(at(story.day(45)));
    expect(done).toMatchObject({ revision: 2, verdictOutcome: 'met' });
    const { content } = must(await support(story, at(story.day(46))));
    expect(content.verdict.findings.find(({ rule }) => rule === 'ELG-08')?.says).toBe(
      'Post-PET form signed by Dr. Iyer March 14, 2026, 12:00 PM Central Time: day 5 of 30; revised April 16, 2026, 12:00 PM Central Time.',
    );
    expect(content.windows.find(({ id }) => id === 'WIN-05')?.doneWords).toBe(
      'March 14, 2026, 12:00 PM Central Time, day 5; revised April 16, 2026, 12:00 PM Central Time',
    );
  });

  test('late is late still, corrected or not', async () => {
    const story = await newCase(world);
    await story.prePet();
    await story.completion();
    await story.report();
    await story.postPet(at(story.day(40)));
    must(await reopen(story, 'post-pet', at(story.day(41)), 'physician'));
    expect(await story.postPet(at(story.day(42)))).toMatchObject({ verdictOutcome: 'notMet' });
    expect((await view(story, at(story.day(43)))).state).toBe('late');
  });

  test('gives its answers as the draft, and what was typed before is no draft', async () => {
    const story = await settled();
    const when = at(story.day(14));
    const [given] = await world.rows(
      "SELECT answers FROM entry WHERE case_id = $1 AND form_id = 'completion'",
      [story.id],
    );
    must(await reopen(story, 'completion', when));
    const open = () =>
      world.done('registrar', at(story.day(15)), (ctx) =>
        openForm(ctx, { caseId: story.id, form: 'completion', channel: 'account' }),
      );
    const opened = await open();
    expect(opened.answers).toMatchObject(Object(given?.answers));
    expect(opened).toMatchObject({ draft: null, revises: { revision: 1, reason: why } });
    const save = (answers: Record<string, unknown>, baseVersion: number, clientSeq = 1) =>
      world.act('registrar', at(story.day(15)), (ctx) =>
        saveDraft(ctx, {
          caseId: story.id,
          form: 'completion',
          channel: 'account',
          answers,
          baseVersion,
          clientId: uuid(),
          clientSeq,
        }),
      );
    expect((await save({ ...opened.answers, activity: '11' }, 0)).ok).toBe(true);
    expect((await open()).answers.activity).toBe('11');
    // Another page that knows nothing of it is told.
    expect(await save(opened.answers, 0)).toMatchObject({ ok: false, problem: { code: 'draft-conflict' } });
    await story.completion(at(story.day(16)));
    expect(await save({}, 0)).toMatchObject({ ok: false, problem: { code: 'already-submitted' } });
  });

  test('before PET is not changed after the scan: a note is added', async () => {
    const story = await settled();
    for (const who of ['physician', 'registrar'] as const) {
      expect(await reopen(story, 'pre-pet', at(story.day(14)), who)).toMatchObject({
        ok: false,
        problem: { code: 'wrong-state', says: expect.stringContaining('March 9, 2026') },
      });
    }
    const note = 'The stage was regional, as the biopsy of March 2 said.';
    must(
      await world.act('physician', at(story.day(14)), (ctx) =>
        noteForm(ctx, { caseId: story.id, form: 'pre-pet', reason: note }),
      ),
    );
    const seen = await view(story, at(story.day(14)));
    expect(seen.state).toBe('readyToBill');
    const entryId = seen.forms.find(({ form }) => form === 'pre-pet')?.entry?.id ?? '';
    const entry = await world.done('registrar', at(story.day(14)), (ctx) =>
      readEntry(ctx, { caseId: story.id, entryId }),
    );
    expect(entry.revised.notes).toMatchObject([{ text: note, by: 'Asha Iyer, referring physician' }]);
    const printed = await world.done('registrar', at(story.day(14)), (ctx) =>
      printEntry(ctx, { caseId: story.id, entryId }),
    );
    expect(printed.remarks).toEqual([
      `Note by Asha Iyer, referring physician, March 16, 2026, 12:00 PM Central Time: ${note}`,
    ]);
  });

  test('before PET can be revised until the end of the scan day, and the last answers in time count', async () => {
    const story = await newCase(world);
    await story.prePet(at(story.day(2)));
    must(await reopen(story, 'pre-pet', at(story.day(3)), 'physician'));
    expect(await view(story, at(story.day(3)))).toMatchObject({
      state: 'awaitingPrePet',
      nextStep: { id: 'STP-27', who: 'physician' },
    });
    await story.prePet(at(story.day(7), 23, 59), { reason: 'SR' });
    await story.completion();
    await story.report();
    await story.postPet();
    const seen = await view(story, at(story.day(13)));
    expect(seen).toMatchObject({ state: 'readyToBill' });
    expect(seen.about).toContain('Suspected recurrence');
  });

  test('reopened before PET and not signed again by the scan, it is closed as it was', async () => {
    const story = await newCase(world);
    await story.prePet(at(story.day(2)));
    must(await reopen(story, 'pre-pet', at(story.day(3)), 'physician'));
    await story.completion();
    await story.report();
    await story.postPet();
    expect(await view(story, at(story.day(13)))).toMatchObject({
      verdict: { outcome: 'cannotTell' },
      nextStep: { id: 'STP-26', who: 'facility' },
    });
    expect(
      await story.submit('physician', at(story.day(13)), {
        form: 'pre-pet',
        channel: 'account',
        answers: {},
        signature: { name: 'Asha Iyer' },
      }),
    ).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
    must(
      await world.act('registrar', at(story.day(13)), (ctx) =>
        keepForm(ctx, { caseId: story.id, form: 'pre-pet', reason: 'It was right as it was.' }),
      ),
    );
    expect((await view(story, at(story.day(13)))).state).toBe('readyToBill');
  });

  test('is taken up again after the claims were sent, and closed as it was it is billed still', async () => {
    const story = await settled();
    must(await world.act('registrar', at(story.day(13)), (ctx) => billCase(ctx, { caseId: story.id })));
    must(await reopen(story, 'report', at(story.day(14))));
    expect((await view(story, at(story.day(14)))).state).toBe('awaitingForms');
    must(
      await world.act('registrar', at(story.day(15)), (ctx) =>
        keepForm(ctx, { caseId: story.id, form: 'report', reason: 'The report was right.' }),
      ),
    );
    expect((await view(story, at(story.day(15)))).state).toBe('billed');
    must(await reopen(story, 'report', at(story.day(16))));
    await story.report(at(story.day(17)));
    expect((await view(story, at(story.day(17)))).state).toBe('readyToBill');
  });

  test('tells before what reopening leads to, and changes nothing by telling', async () => {
    const story = await settled();
    await support(story, at(story.day(13)));
    const events = await world.count('case_event', 'case_id = $1', [story.id]);
    const told = await world.done('physician', at(story.day(14)), (ctx) =>
      openReopening(ctx, { caseId: story.id, form: 'post-pet' }),
    );
    if (told.kind !== 'told') throw new Error(told.kind);
    expect(told.consequences.map(({ weight, says }) => [weight, says])).toEqual([
      ['grave', 'The case cannot be billed until what follows is settled.'],
      [
        'notable',
        'The post-PET form was reopened on March 16, 2026 and waits for Dr. Iyer to sign it again.',
      ],
      ['notable', expect.stringContaining('Revision 1 of the claim support is superseded at once')],
      ['plain', expect.stringContaining('It is the turn of the physician.')],
    ]);
    expect(await world.count('case_event', 'case_id = $1', [story.id])).toBe(events);
  });

  test('shows every version, and answer by answer what changed', async () => {
    const story = await newCase(world);
    await story.prePet();
    await story.completion(undefined, { activity: 10 });
    must(await reopen(story, 'completion', at(story.day(9)), 'registrar', 'The dose was read off wrongly.'));
    const [given] = await world.rows(
      "SELECT answers FROM entry WHERE case_id = $1 AND form_id = 'completion'",
      [story.id],
    );
    must(
      await story.submit('registrar', at(story.day(9)), {
        form: 'completion',
        channel: 'account',
        answers: { ...Object(given?.answers), activity: 12 },
      }),
    );
    const line = (await view(story, at(story.day(9)))).forms.find(({ form }) => form === 'completion');
    expect(line?.revisions.map(({ revision }) => revision)).toEqual([1, 2]);
    const read = (entryId = '') =>
      world.done('registrar', at(story.day(9)), (ctx) => readEntry(ctx, { caseId: story.id, entryId }));
    const second = await read(line?.revisions[1]?.id);
    expect(second.revised).toMatchObject({
      because: { reason: 'The dose was read off wrongly.', by: 'Dana Reyes, registrar' },
      changes: {
        from: 1,
        answers: [{ key: 'activity', before: ['10 mCi'], after: ['12 mCi'] }],
      },
      ended: null,
    });
    const first = await read(line?.revisions[0]?.id);
    expect(first.revised).toMatchObject({ because: null, changes: null, ended: { by: 2 } });
  });

  test('that was never given has nothing to reopen, and a reason is needed', async () => {
    const story = await newCase(world);
    expect(await reopen(story, 'pre-pet', at(story.day(1)))).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state' },
    });
    await story.prePet();
    for (const reason of ['', '   \n ', 'typo', 'x'.repeat(501), 'Bell \u0007 rang here']) {
      expect(await reopen(story, 'pre-pet', at(story.day(3)), 'registrar', reason)).toMatchObject({
        ok: false,
        problem: { code: 'answers', fields: [{ key: 'reason' }] },
      });
    }
    expect(
      await world.act('registrar', at(story.day(3)), (ctx) =>
        keepForm(ctx, { caseId: story.id, form: 'pre-pet', reason: why }),
      ),
    ).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
  });

  test('is reopened by its own people alone', async () => {
    const story = await settled();
    const expected: Readonly<Record<PersonName, readonly [physicians: string, facilitys: string]>> = {
      registrar: ['ok', 'ok'],
      manager: ['ok', 'ok'],
      harborRegistrar: ['not-found', 'not-found'],
      physician: ['ok', 'not-allowed'],
      physician2: ['not-found', 'not-found'],
      administrator: ['not-allowed', 'not-allowed'],
      auditor: ['not-allowed', 'not-allowed'],
    };
    for (const who of personNames) {
      for (const [index, form] of (['post-pet', 'completion'] as const).entries()) {
        const done = await reopen(story, form, at(addDays(story.registeredOn, 15)), who);
        expect([who, form, done.ok ? 'ok' : done.problem.code]).toEqual([who, form, expected[who][index]]);
        if (done.ok)
          must(
            await world.act(who, at(addDays(story.registeredOn, 15)), (ctx) =>
              keepForm(ctx, { caseId: story.id, form, reason: 'It was right as it was.' }),
            ),
          );
      }
    }
  });
});
