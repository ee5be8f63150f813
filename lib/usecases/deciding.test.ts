import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptLate } from './accept-late';
import { caseIdOf } from './case-id';
import { claimSupport } from './claim-support';
import { markIneligible } from './mark-ineligible';
import { openDecisions } from './open-decisions';
import { openRegistration } from './open-registration';
import { readCase } from './read-case';
import { printEntry } from './read-entry';
import { registerCase } from './register-case';
import { must, newCase, type TestCase } from './test-story';
import {
  at,
  harborId,
  lakesideId,
  once,
  type PersonName,
  personNames,
  type TestWorld,
  testWorld,
} from './test-world';
import { transferCase } from './transfer-case';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const why = 'The clinic was closed by a flood; Dr. Iyer called on the last day.';
const view = (story: TestCase, when: Date, who: PersonName = 'registrar') =>
  world.act(who, when, (ctx) => readCase(ctx, story.id));

async function late(): Promise<TestCase> {
  const story = await newCase(world);
  await story.prePet();
  await story.completion();
  await story.report();
  await story.postPet(at(story.day(40)));
  return story;
}
const accept = (
  story: TestCase,
  who: PersonName = 'administrator',
  form: 'post-pet' | 'pre-pet' = 'post-pet',
) => world.act(who, at(story.day(41)), (ctx) => acceptLate(ctx, { caseId: story.id, form, reason: why }));
const close = (story: TestCase, who: PersonName = 'administrator') =>
  world.act(who, at(story.day(3)), (ctx) => markIneligible(ctx, { caseId: story.id, reason: why }));
const transfer = (story: TestCase, who: PersonName = 'administrator', facilityId = harborId) =>
  world.act(who, at(story.day(3)), (ctx) => transferCase(ctx, { caseId: story.id, facilityId, reason: why }));
const messages = async () =>
  (await world.rows("SELECT recipient, facts FROM message WHERE kind = 'caseDecided' ORDER BY id")).map(
    ({ recipient, facts }) => [recipient, Object(facts)],
  );

/** Everything that goes by an administrator alone. */
const decisions = { accept, close, transfer };

describe('a decision of the registry', () => {
  test.each(['accept', 'close', 'transfer'] as const)('to %s is for administrators alone', async (name) => {
    const story = name === 'accept' ? await late() : await newCase(world);
    for (const who of personNames.filter((person) => person !== 'administrator')) {
      const done = await decisions[name](story, who);
      const seen = !['harborRegistrar', 'physician2'].includes(who);
      expect([who, done]).toMatchObject([
        who,
        { ok: false, problem: { code: seen ? 'not-allowed' : 'not-found' } },
      ]);
    }
    expect((await decisions[name](story)).ok).toBe(true);
  });

  test('opens nothing else to an administrator', async () => {
    const [story, other] = [await newCase(world), await newCase(world)];
    const tried = world.database.withActor(world.actors.administrator, async (db) => {
      await db.$executeRaw`SELECT set_config('app.decides', ${story.id}, true)`;
      const count =
        await db.$executeRaw`UPDATE registry_case SET version = version + 1 WHERE id = ${other.id}::uuid`;
      expect(count).toBe(0);
      await db.$executeRaw`UPDATE registry_case SET version = version + 1, reason = 'SR' WHERE id = ${story.id}::uuid`;
    });
    await expect(tried).rejects.toThrow(/changes nothing that a case says/);
    for (const who of ['auditor', 'harborRegistrar'] as const)
      await world.database.withActor(world.actors[who], async (db) => {
        await db.$executeRaw`SELECT set_config('app.decides', ${story.id}, true)`;
        expect(
          await db.$executeRaw`UPDATE registry_case SET version = version + 1 WHERE id = ${story.id}::uuid`,
        ).toBe(0);
      });
  });
});

describe('a late form', () => {
  test('is accepted with a written reason, which stands on every document', async () => {
    const story = await late();
    const when = at(story.day(41));
    expect(must(await view(story, when)).nextStep).toMatchObject({ id: 'STP-23', who: 'registry' });
    const opened = must(await world.act('administrator', when, (ctx) => openDecisions(ctx, story.id)));
    expect(opened.late).toMatchObject([{ form: 'post-pet', title: 'post-PET form' }]);
    expect(opened.late[0]?.consequences[0]?.says).toBe('The case becomes payable: every rule holds.');
    expect(must(await accept(story))).toEqual({ state: 'readyToBill' });
    const { content } = must(
      await world.act('registrar', at(story.day(42)), (ctx) => claimSupport(ctx, { caseId: story.id })),
    );
    expect(content.acceptedLate).toEqual([
      {
        form: 'Post-PET form',
        reason: why,
        by: 'Miriam Castle, registry administrator',
        when: 'April 12, 2026, 12:00 PM Central Time',
      },
    ]);
    const seen = must(await view(story, at(story.day(42))));
    const entryId = seen.forms.find(({ form }) => form === 'post-pet')?.entry?.id ?? '';
    const printed = await world.done('registrar', at(story.day(42)), (ctx) =>
      printEntry(ctx, { caseId: story.id, entryId }),
    );
    expect(printed.remarks.join()).toContain(`Accepted late by the registry: ${why}`);
    expect(seen.history.some(({ what }) => what.includes(why))).toBe(true);
    // Once is enough.
    expect(await accept(story)).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
  });

  test('before PET can never be accepted, and neither can one that is in time', async () => {
    const story = await newCase(world);
    await story.completion();
    await story.prePet(at(story.day(9)));
    expect(await accept(story, 'administrator', 'pre-pet')).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state' },
    });
    const inTime = await newCase(world);
    await inTime.complete();
    expect(await accept(inTime)).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
  });
});

describe('a case that is none of the registry', () => {
  test('is closed, its fee is given back, and those concerned are told without a patient', async () => {
    const story = await newCase(world, { familyName: 'Secretname' });
    await story.prePet();
    const before = (await messages()).length;
    expect(must(await close(story))).toEqual({ state: 'ineligible' });
    expect(must(await view(story, at(story.day(4))))).toMatchObject({
      state: 'ineligible',
      tab: 'closed',
      light: 'no',
      verdict: { outcome: 'notMet' },
    });
    expect(await world.count('ledger_entry', "case_id = $1 AND kind = 'refund'", [story.id])).toBe(1);
    const told = (await messages()).slice(before);
    expect(told.map(([recipient]) => recipient).toSorted()).toEqual([
      'manager@world.example',
      'physician@world.example',
      'registrar@world.example',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Secretname|Leland|1948/);
    expect(
      await story.submit('registrar', at(story.day(8)), {
        form: 'completion',
        channel: 'account',
        answers: {},
      }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state' },
    });
    expect(await close(story)).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
  });
});

describe('a case at the wrong facility', () => {
  test('goes on at the right one, which never sees the former, nor the former the new one', async () => {
    const story = await newCase(world, { familyName: 'Vance' });
    await story.prePet();
    const when = at(story.day(3));
    expect((await view(story, when, 'harborRegistrar')).ok).toBe(false);
    expect(must(await transfer(story))).toEqual({ state: 'transferred' });
    const [event] = await world.rows(
      "SELECT data FROM case_event WHERE case_id = $1 AND kind = 'transferred'",
      [story.id],
    );
    const { draftId } = Object(event?.data);
    const newId = caseIdOf(harborId, draftId);
    // What was typed is there to be read and finished, by its own people and nobody else.
    const opened = must(
      await world.act('harborRegistrar', when, (ctx) => openRegistration(ctx, { draftId })),
    );
    expect(opened.answers).toMatchObject({ familyName: 'Vance', scheduledOn: story.day(7) });
    expect(opened.draft?.savedByName).toBe('Registry, from Lakeside Imaging');
    expect(await world.act('registrar', when, (ctx) => openRegistration(ctx, { draftId }))).toMatchObject({
      ok: true,
      value: { answers: {}, draft: null },
    });
    const registered = must(
      await world.act('harborRegistrar', when, (ctx) =>
        registerCase(ctx, { draftId, answers: opened.answers, confirmSeparate: [], ...once() }),
      ),
    );
    expect(registered.id).toBe(newId);
    const sees = async (who: PersonName, id: string) =>
      (await world.act(who, at(story.day(4)), (ctx) => readCase(ctx, id))).ok;
    expect(await sees('registrar', story.id)).toBe(true);
    expect(await sees('registrar', newId)).toBe(false);
    expect(await sees('harborRegistrar', story.id)).toBe(false);
    expect(await sees('harborRegistrar', newId)).toBe(true);
    for (const id of [story.id, newId]) expect(await sees('physician', id)).toBe(true);
    expect(must(await view(story, at(story.day(4))))).toMatchObject({
      state: 'transferred',
      nextStep: { what: 'Transferred to Harbor PET Center' },
    });
    expect(await world.count('draft', 'case_id = $1 AND facility_id = $2', [draftId, lakesideId])).toBe(0);
    expect(JSON.stringify(await messages())).not.toContain('Vance');
  });

  test('stays where its scan was entered, and goes to no facility that may not register', async () => {
    const story = await newCase(world);
    await story.completion();
    expect(
      await world.act('administrator', at(story.day(9)), (ctx) =>
        transferCase(ctx, { caseId: story.id, facilityId: harborId, reason: why }),
      ),
    ).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
    const other = await newCase(world);
    expect(await transfer(other, 'administrator', lakesideId)).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key: 'facilityId' }] },
    });
    await world.rows(
      "UPDATE facility SET agreement_until_on = '2026-03-01', version = version + 1 WHERE id = $1",
      [harborId],
    );
    expect(await transfer(other)).toMatchObject({ ok: false, problem: { code: 'answers' } });
    await world.rows('UPDATE facility SET agreement_until_on = NULL, version = version + 1 WHERE id = $1', [
      harborId,
    ]);
  });
});
