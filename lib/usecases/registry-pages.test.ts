import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../domain/schedule/day';
import { auditTrail } from './audit-trail';
import { billCase } from './bill-case';
import { claimSupport } from './claim-support';
import { completeness } from './completeness';
import { facilityView } from './facility-view';
import { readCase } from './read-case';
import { saveDraft } from './save-draft';
import { newCase, type TestCase } from './test-story';
import {
  at,
  firstDay,
  harborId,
  lakesideId,
  okonkwo,
  type PersonName,
  type TestWorld,
  testWorld,
} from './test-world';
import { verifyDocument } from './verify-document';
import { waitingForms } from './waiting-forms';

let world: TestWorld;
let ready: TestCase;
let lateOne: TestCase;
let waiting: TestCase;
const noon = at(addDays(firstDay, 50));

beforeAll(async () => {
  world = await testWorld();
  ready = await newCase(world);
  await ready.complete();
  await world.done('registrar', noon, (ctx) => billCase(ctx, { caseId: ready.id }));
  lateOne = await newCase(world);
  await lateOne.prePet();
  await lateOne.completion();
  await lateOne.report();
  waiting = await newCase(world, { scheduledOn: addDays(firstDay, 52) }, at(addDays(firstDay, 49)));
  await newCase(world, { scheduledOn: addDays(firstDay, 58), physician: okonkwo }, at(addDays(firstDay, 49)));
});
afterAll(() => world.close());

describe('the forms that wait for a physician', () => {
  const waits = (who: PersonName) => world.act(who, noon, (ctx) => waitingForms(ctx));

  test('are for physicians', async () => {
    for (const who of ['registrar', 'harborRegistrar', 'administrator', 'auditor'] as const) {
      expect(await waits(who)).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    }
  });

  test('come the most urgent first, the late before all, and only the own', async () => {
    const found = await waits('physician');
    expect(found).toMatchObject({
      ok: true,
      value: [
        {
          caseId: lateOne.id,
          form: 'post-pet',
          title: 'Post-PET form',
          patient: 'Leland Marsh',
          born: expect.stringMatching(/^born \d{4}$/),
          about: 'Pancreas, restaging',
          facility: 'Lakeside Imaging',
          scanned: true,
          dueOn: '2026-04-08',
          late: true,
          draftSavedAt: null,
        },
        { caseId: waiting.id, form: 'pre-pet', scanned: false, daysLeft: 2, late: false },
      ],
    });
    expect(await world.lastLine()).toMatchObject({
      action: 'list.look',
      object_id: 'waiting',
      actor_name: 'Asha Iyer',
    });
  });

  test('tell where one went on', async () => {
    const saved = await world.done('physician', noon, (ctx) =>
      saveDraft(ctx, {
        caseId: waiting.id,
        form: 'pre-pet',
        channel: 'account',
        answers: {},
        baseVersion: 0,
        clientId: uuid(),
        clientSeq: 1,
      }),
    );
    const found = await waits('physician');
    expect(found.ok && found.value.map(({ draftSavedAt }) => draftSavedAt)).toEqual([null, saved.savedAt]);
  });

  test('a post-PET form waits beside a report that is missing', async () => {
    const story = await newCase(world, { physician: okonkwo }, at(addDays(firstDay, 40)));
    const before = await waits('physician2');
    await story.completion(at(story.day(8)));
    const after = await waits('physician2');
    expect(before.ok && before.value.some(({ caseId }) => caseId === story.id)).toBe(true);
    // The scan was done without the form before it: nothing more can make the case payable.
    expect(after.ok && after.value.some(({ caseId }) => caseId === story.id)).toBe(false);
  });
});

describe('the completeness of the registry', () => {
  const look = (who: PersonName) => world.act(who, noon, (ctx) => completeness(ctx));

  test('is for its staff', async () => {
    for (const who of ['registrar', 'manager', 'physician'] as const) {
      expect(await look(who)).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    }
  });

  test('counts cases, the eligible among the decided, what is overdue and by whom, and how long steps take', async () => {
    const done = await look('administrator');
    if (!done.ok) throw new Error('refused');
    const [harbor, lakeside] = done.value.facilities;
    expect(harbor).toMatchObject({ name: 'Harbor PET Center', cases: 0, states: [], eligible: 0, days: [] });
    expect(lakeside).toMatchObject({
      id: lakesideId,
      name: 'Lakeside Imaging',
      eligible: 1,
      decided: 2,
      overduePhysician: 1,
      overdueFacility: 0,
    });
    expect(lakeside?.states.find(({ state }) => state === 'billed')).toEqual({
      state: 'billed',
      words: 'Billed',
      count: 1,
    });
    expect(lakeside?.days).toEqual([
      { step: 'Registration to pre-PET form', average: 2, window: null },
      { step: 'Scan to completion form', average: 1, window: 30 },
      { step: 'Scan to report', average: 2, window: 30 },
      { step: 'Scan to post-PET form', average: 5, window: 30 },
    ]);
    expect(done.value.totals).toMatchObject({ cases: lakeside?.cases, eligible: 1, decided: 2, overdue: 1 });
    expect(done.value.overdue).toEqual([
      {
        caseId: lateOne.id,
        number: lateOne.number,
        facility: 'Lakeside Imaging',
        what: 'Call the physician: post-PET form',
        who: 'Iyer, Asha',
        dueOn: '2026-04-08',
        daysLate: 13,
      },
    ]);
    expect(await world.lastLine()).toMatchObject({ action: 'registry.look' });
  });
});

describe('the audit', () => {
  const read = (who: PersonName, query = {}) => world.act(who, noon, (ctx) => auditTrail(ctx, query));

  test('is for the registry’s staff', async () => {
    for (const who of ['registrar', 'manager', 'physician'] as const) {
      expect(await read(who)).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    }
  });

  test('tells in words who did and looked at what, the newest first, page by page', async () => {
    await world.done('manager', noon, (ctx) => readCase(ctx, ready.id));
    const done = await read('auditor', { caseId: ready.id });
    if (!done.ok) throw new Error('refused');
    expect(done.value.lines[0]).toMatchObject({
      who: 'Ruth Feldman',
      role: 'manager',
      facility: 'Lakeside Imaging',
      what: `Looked at case ${ready.number}`,
      outcome: 'done',
    });
    expect(done.value.lines.at(-1)).toMatchObject({
      what: `Registered case ${ready.number}`,
      who: 'Dana Reyes',
    });
    expect(await world.lastLine()).toMatchObject({ action: 'audit.look', case_id: ready.id });

    for (let look = 0; look < 120; look += 1)
      await world.done('manager', noon, (ctx) => readCase(ctx, waiting.id));
    const seen: string[] = [];
    for (let before: string | undefined; ; ) {
      const page = await read('auditor', { caseId: waiting.id, ...(before === undefined ? {} : { before }) });
      if (!page.ok) throw new Error('refused');
      seen.push(
        ...page.value.lines.filter(({ what }) => what.startsWith('Looked')).map(({ sequence }) => sequence),
      );
      if (page.value.next === null) break;
      before = page.value.next;
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  test('narrows to a person and a facility; what is no id names nothing', async () => {
    const mine = await read('administrator', { actorId: world.actors.physician.accountId });
    expect(mine.ok && new Set(mine.value.lines.map(({ who }) => who))).toEqual(new Set(['Asha Iyer']));
    expect(await read('administrator', { facilityId: harborId })).toMatchObject({
      ok: true,
      value: { lines: [] },
    });
    for (const query of [{ caseId: 'x' }, { before: '1 OR 1=1' }, { before: '9'.repeat(30) }]) {
      expect(await read('administrator', query)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    }
  });
});

describe('a facility', () => {
  const look = (who: PersonName, asked = {}) => world.act(who, noon, (ctx) => facilityView(ctx, asked));

  test('shows its people and how its physicians answer', async () => {
    const done = await look('manager');
    expect(done).toMatchObject({
      ok: true,
      value: {
        name: 'Lakeside Imaging',
        registryNumber: '1017',
        approvedWords: 'January 1, 2025',
        agreementWords: 'from January 1, 2025',
        people: [
          { name: 'Ruth Feldman', role: 'manager' },
          { name: 'Dana Reyes', role: 'registrar' },
        ],
        physicians: [
          { name: 'Iyer, Asha', cases: 3, waiting: 2, answerDays: 5, onTimePercent: 100 },
          { name: 'Okonkwo, Daniel', answerDays: null, onTimePercent: null },
        ],
      },
    });
    expect(await world.lastLine()).toMatchObject({ action: 'facility.look', object_id: lakesideId });
  });

  test('is seen by its own people and the registry', async () => {
    expect(await look('harborRegistrar', { facilityId: lakesideId })).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect(await look('physician')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await look('physician', { facilityId: lakesideId })).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect(await look('auditor', { facilityId: harborId })).toMatchObject({
      ok: true,
      value: { name: 'Harbor PET Center' },
    });
    expect(await look('auditor')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});

describe('a document is confirmed by its code', () => {
  const verify = (typed: string) => world.database.asNobody((db) => verifyDocument({ db }, typed));

  test('to anybody, however it is typed, and names no patient', async () => {
    const {
      content: { code },
    } = await world.done('registrar', noon, (ctx) => claimSupport(ctx, { caseId: ready.id }));
    const expected = {
      ok: true,
      value: {
        caseNumber: ready.number,
        dateOfServiceWords: 'March 9, 2026',
        issuedWords: expect.stringContaining('March 14, 2026'),
        revision: 1,
        superseded: null,
      },
    };
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')} `,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      expect(await verify(typed)).toEqual(expected);
    }
  });

  test.each(['', 'x', 'AAAA-BBBB-CCCC', 'UUUU-UUUU-UUUU', 'A'.repeat(10_000)])(
    '%.20s is none',
    async (typed) => {
      expect(await verify(typed)).toEqual({ ok: false, problem: { code: 'not-found' } });
    },
  );
});
