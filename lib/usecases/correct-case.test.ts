import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../domain/schedule/day';
import { claimSupport } from './claim-support';
import { correctCase, foreseeCorrection } from './correct-case';
import type { Correction } from './corrected-case';
import { findCases } from './find-cases';
import { foreseeDuplicate, markDuplicate } from './mark-duplicate';
import { readCase } from './read-case';
import { readEntry } from './read-entry';
import { saveDraft } from './save-draft';
import { sendFormLink } from './send-form-link';
import { must, newCase, type TestCase } from './test-story';
import {
  at,
  firstDay,
  okonkwo,
  once,
  type PersonName,
  personNames,
  type TestWorld,
  testWorld,
} from './test-world';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const why = 'It was read off the wrong line of the schedule.';

const foresee = (story: TestCase, correction: Correction, when: Date, who: PersonName = 'registrar') =>
  world.act(who, when, (ctx) => foreseeCorrection(ctx, { caseId: story.id, ...correction }));
const correct = async (
  story: TestCase,
  correction: Correction,
  when: Date,
  who: PersonName = 'registrar',
) => {
  const [row] = await world.rows('SELECT version FROM registry_case WHERE id = $1', [story.id]);
  return world.act(who, when, (ctx) =>
    correctCase(ctx, { caseId: story.id, ...correction, reason: why, version: Number(row?.version) }),
  );
};
const view = (story: TestCase, when: Date, who: PersonName = 'registrar') =>
  world.done(who, when, (ctx) => readCase(ctx, story.id));
const told = (foreseen: Awaited<ReturnType<typeof foresee>>) =>
  must(foreseen).consequences.map(({ says }) => says);

async function settled(own: Readonly<Record<string, unknown>> = {}): Promise<TestCase> {
  const story = await newCase(world, own);
  await story.complete();
  return story;
}
const toSecond = { npi: okonkwo.npi, familyName: 'Okonkwo', givenName: 'Daniel' };

describe('a wrong scan date', () => {
  test('within the windows changes the claim support and nothing else', async () => {
    const story = await settled();
    const scanDate: Correction = { what: 'scanDate', answers: { scanOn: story.day(6) } };
    const when = at(story.day(14));
    expect(told(await foresee(story, scanDate, when))).toEqual([
      'The case stays payable.',
      'Revision 1 of the claim support is superseded, and revision 2 is issued at once.',
      expect.stringContaining('Next: '),
    ]);
    must(await correct(story, scanDate, when));
    const after = await view(story, when);
    expect(after).toMatchObject({ state: 'readyToBill', verdict: { outcome: 'met' } });
    expect(after.claimSupport.map(({ revision, current }) => [revision, current])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(after.history.slice(0, 2).map(({ what }) => what)).toEqual([
      'Scan entered, performed March 8, 2026, revision 2',
      `PET completion form reopened: ${why}`,
    ]);
    const { content } = must(
      await world.act('registrar', when, (ctx) => claimSupport(ctx, { caseId: story.id })),
    );
    expect(content.service.onWords).toBe('March 8, 2026');
    const listed = must(
      await world.act('registrar', when, (ctx) =>
        findCases(ctx, { tab: 'all', sort: 'urgency', search: story.number }),
      ),
    );
    expect(listed.rows[0]).toMatchObject({ scanOn: story.day(6), scanned: true });
    // What was said first is read as it was said.
    const line = after.forms.find(({ form }) => form === 'completion');
    const first = await world.done('registrar', when, (ctx) =>
      readEntry(ctx, { caseId: story.id, entryId: line?.revisions[0]?.id ?? '' }),
    );
    expect(JSON.stringify(first.sections)).toContain('March 9, 2026');
  });

  test('after the post-PET form opens that form again, and says so before', async () => {
    const story = await newCase(world);
    await story.prePet();
    await story.completion();
    await story.report(at(story.day(10)));
    await story.postPet(at(story.day(8)));
    const scanDate: Correction = { what: 'scanDate', answers: { scanOn: story.day(9) } };
    const when = at(story.day(14));
    expect(told(await foresee(story, scanDate, when)).slice(0, 2)).toEqual([
      'This will reopen the post-PET form. The post-PET form was signed March 10, 2026, before the scan on March 11, 2026; Dr. Iyer answers it again.',
      'The case cannot be billed until what follows is settled.',
    ]);
    must(await correct(story, scanDate, when));
    expect(await view(story, when)).toMatchObject({
      state: 'awaitingForms',
      nextStep: { who: 'physician', what: 'Revise the post-PET form' },
    });
    expect(await story.postPet(at(story.day(15)))).toMatchObject({ revision: 2, verdictOutcome: 'met' });
  });

  test('before the pre-PET form was signed makes the case not payable, and says so before', async () => {
    const story = await newCase(world);
    await story.prePet(at(story.day(4)));
    await story.completion();
    await story.report();
    await story.postPet();
    const scanDate: Correction = { what: 'scanDate', answers: { scanOn: story.day(3) } };
    const when = at(story.day(14));
    expect(told(await foresee(story, scanDate, when)).slice(0, 2)).toEqual([
      'The case becomes not payable, and nothing can settle that later.',
      'The pre-PET form was signed March 6, 2026 and submitted March 6, 2026, after the scan on March 5, 2026.',
    ]);
    must(await correct(story, scanDate, when));
    expect((await view(story, when)).state).toBe('notPayable');
    // Corrected back, all is as it was.
    must(await correct(story, { what: 'scanDate', answers: { scanOn: story.day(7) } }, when));
    expect((await view(story, when)).state).toBe('readyToBill');
  });

  test('is no date that the form refuses, and none before a scan is entered', async () => {
    const story = await newCase(world);
    await story.prePet();
    const scanOn = (day: string) =>
      foresee(story, { what: 'scanDate', answers: { scanOn: day } }, at(story.day(14)));
    expect(await scanOn(story.day(6))).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
    await story.completion();
    for (const day of ['', 'soon', story.day(15), addDays(story.registeredOn, -1)])
      expect(await scanOn(day)).toMatchObject({
        ok: false,
        problem: { code: 'answers', fields: [{ key: 'scanOn' }] },
      });
    expect(await scanOn(story.day(7))).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
  });

  test('tells the other case of the scan it was, and that of the scan it is', async () => {
    const mbi = world.newMbi();
    const first = await settled({ mbi });
    const second = await newCase(
      world,
      { mbi, scheduledOn: addDays(firstDay, 15) },
      at(addDays(firstDay, 3)),
    );
    await second.completion(at(first.day(9)), { scanOn: first.day(8) });
    const when = at(first.day(14));
    const onto: Correction = { what: 'scanDate', answers: { scanOn: first.day(7) } };
    expect(told(await foresee(second, onto, when))[0]).toContain(`Case ${first.number} has the same patient`);
    must(await correct(second, onto, when));
    expect((await view(first, when)).verdict.outcome).toBe('notMet');
    must(await correct(second, { what: 'scanDate', answers: { scanOn: first.day(8) } }, when));
    expect((await view(first, when)).state).toBe('readyToBill');
    expect(await world.count('registry_case', "mbi = $1 AND same_scan <> 'none'", [mbi])).toBe(0);
  });
});

describe('a postponed scan', () => {
  test('moves the planned day, and with it until when the pre-PET form can come', async () => {
    const story = await newCase(world);
    const planned: Correction = { what: 'plannedDate', answers: { scheduledOn: story.day(12) } };
    must(await correct(story, planned, at(story.day(8))));
    const after = await view(story, at(story.day(8)));
    expect(after).toMatchObject({ state: 'awaitingPrePet', nextStep: { by: story.day(12) } });
    expect(await story.prePet(at(story.day(9)))).toMatchObject({ verdictOutcome: 'cannotTell' });
    expect(
      await foresee(
        story,
        { what: 'plannedDate', answers: { scheduledOn: story.day(15) } },
        at(story.day(9)),
      ),
    ).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key: 'scheduledOn' }] },
    });
  });
});

describe('a wrong referring physician', () => {
  test('before the scan asks the right one, and leaves the other nothing', async () => {
    const story = await newCase(world);
    await story.prePet();
    const form = 'post-pet';
    must(
      await world.act('physician', at(story.day(3)), (ctx) =>
        saveDraft(ctx, {
          caseId: story.id,
          form,
          channel: 'account',
          answers: { avoided: 'no' },
          baseVersion: 0,
          clientId: uuid(),
          clientSeq: 1,
        }),
      ),
    );
    const physician: Correction = { what: 'physician', answers: { physician: toSecond } };
    const when = at(story.day(4));
    expect(told(await foresee(story, physician, when)).slice(0, 2)).toEqual([
      'This will reopen the pre-PET form. The pre-PET form was signed by another physician; Dr. Okonkwo answers it by March 9, 2026.',
      'Asha Iyer no longer sees the case. Links that were sent are withdrawn, and what Asha Iyer began to type and did not sign is discarded.',
    ]);
    must(await correct(story, physician, when));
    expect(await view(story, when)).toMatchObject({
      physician: { name: 'Daniel Okonkwo', npi: okonkwo.npi },
      nextStep: { who: 'physician', what: 'Revise the pre-PET form' },
    });
    expect(await world.act('physician', when, (ctx) => readCase(ctx, story.id))).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect((await view(story, when, 'physician2')).id).toBe(story.id);
    expect(await world.count('draft', "case_id = $1 AND form_id = 'post-pet'", [story.id])).toBe(0);
    expect(
      await world.count('case_outlook', 'case_id = $1 AND physician_npi <> $2', [story.id, okonkwo.npi]),
    ).toBe(0);
  });

  test('withdraws the link that the other was sent', async () => {
    const story = await newCase(world);
    must(
      await world.act('registrar', at(story.day(1)), (ctx) =>
        sendFormLink(ctx, { caseId: story.id, form: 'pre-pet', email: 'asha@practice.example', ...once() }),
      ),
    );
    must(await correct(story, { what: 'physician', answers: { physician: toSecond } }, at(story.day(2))));
    expect(await world.count('form_link', 'case_id = $1 AND revoked_at IS NOT NULL', [story.id])).toBe(1);
  });

  test('after the scan leaves the case not payable, and says so before', async () => {
    const story = await settled();
    const physician: Correction = { what: 'physician', answers: { physician: toSecond } };
    const says = told(await foresee(story, physician, at(story.day(14))));
    expect(says).toContain('The case becomes not payable, and nothing can settle that later.');
    expect(says).toContain('The pre-PET form was not signed by the case’s referring physician, Dr. Okonkwo.');
  });
});

describe('a case under the wrong reason', () => {
  test('before the scan asks the physician to confirm the right one', async () => {
    const story = await newCase(world);
    await story.prePet();
    const request: Correction = { what: 'request', answers: { reason: 'SR', site: 'PANCREAS' } };
    expect(told(await foresee(story, request, at(story.day(3))))[0]).toContain(
      'This will reopen the pre-PET form.',
    );
    must(await correct(story, request, at(story.day(3))));
    expect(await view(story, at(story.day(3)))).toMatchObject({
      about: expect.stringContaining('Suspected recurrence'),
      nextStep: { what: 'Revise the pre-PET form' },
    });
  });

  test('after the scan the post-PET form asks the questions of the right one', async () => {
    const story = await settled();
    const request: Correction = { what: 'request', answers: { reason: 'TM', site: 'PANCREAS' } };
    const when = at(story.day(14));
    expect(told(await foresee(story, request, when))[0]).toBe(
      'This will reopen the post-PET form. The post-PET form asked the questions of another reason for the scan; Dr. Iyer answers those of this one.',
    );
    must(await correct(story, request, when));
    expect(await story.postPet(at(story.day(15)))).toMatchObject({ revision: 2, verdictOutcome: 'met' });
    const { content } = must(
      await world.act('registrar', at(story.day(16)), (ctx) => claimSupport(ctx, { caseId: story.id })),
    );
    expect(content.service.diagnosis).toContain('Treatment monitoring');
  });

  test('that Medicare covers outside the registry becomes not payable here, and says so before', async () => {
    const story = await settled();
    const request: Correction = { what: 'request', answers: { reason: 'RS', site: 'LYMPHOMA' } };
    const says = told(await foresee(story, request, at(story.day(14))));
    expect(says).toContain('The case becomes not payable, and nothing can settle that later.');
    expect(says.some((sentence) => sentence.includes('is not a registry case'))).toBe(true);
  });

  test('or site is mended with its diagnosis code', async () => {
    const story = await settled();
    const when = at(story.day(14));
    const site = { reason: 'RS', site: 'BRAIN' };
    expect(told(await foresee(story, { what: 'request', answers: site }, when))).toContain(
      'The case cannot be billed until what follows is settled.',
    );
    const request: Correction = { what: 'request', answers: { ...site, diagnosis: 'c71.1' } };
    expect(told(await foresee(story, request, when))[0]).toBe('The case stays payable.');
    must(await correct(story, request, when));
    const { content } = must(
      await world.act('registrar', when, (ctx) => claimSupport(ctx, { caseId: story.id })),
    );
    expect(content.service.diagnosis).toContain('C71.1');
    expect(
      await foresee(story, { what: 'request', answers: { ...site, diagnosis: 'nonsense' } }, when),
    ).toMatchObject({ ok: false, problem: { code: 'answers', fields: [{ key: 'diagnosis' }] } });
  });
});

describe('a patient who was mistyped', () => {
  test('is corrected everywhere, and the claim support follows', async () => {
    const story = await settled({ familyName: 'Mrash' });
    const mbi = world.newMbi();
    const patient: Correction = {
      what: 'patient',
      answers: { familyName: 'Marsh', givenName: 'Leland', bornOn: '1948-03-01', sex: 'M', mbi },
    };
    must(await correct(story, patient, at(story.day(14))));
    expect(await view(story, at(story.day(14)))).toMatchObject({
      patient: { familyName: 'Marsh', bornOn: '1948-03-01' },
      state: 'readyToBill',
      claimSupport: [
        { revision: 2, current: true },
        { revision: 1, current: false },
      ],
    });
    expect(await world.count('case_outlook', "case_id = $1 AND family_name <> 'Marsh'", [story.id])).toBe(0);
    const [row] = await world.rows('SELECT mbi, family_key FROM registry_case WHERE id = $1', [story.id]);
    expect(row).toEqual({ mbi, family_key: 'marsh' });
    expect(
      await foresee(
        story,
        { what: 'patient', answers: { ...patient.answers, mbi: '1EG4-TE5-MK7' } },
        at(story.day(14)),
      ),
    ).toMatchObject({ ok: false, problem: { code: 'answers', fields: [{ key: 'mbi' }] } });
  });
});

describe('a scan that was registered twice', () => {
  test('stays once: the other case is closed, and no longer stands in its way', async () => {
    const mbi = world.newMbi();
    const first = await settled({ mbi });
    const second = await newCase(
      world,
      { mbi, scheduledOn: addDays(firstDay, 15) },
      at(addDays(firstDay, 3)),
    );
    await second.completion(at(first.day(13)), { scanOn: first.day(7) });
    const when = at(first.day(14));
    expect((await view(first, when)).verdict.outcome).toBe('notMet');
    const twice = { caseId: second.id, otherNumber: first.number };
    const foreseen = must(await world.act('registrar', when, (ctx) => foreseeDuplicate(ctx, twice)));
    expect(foreseen.consequences[0]?.says).toContain(`case ${first.number} stays`);
    must(
      await world.act('registrar', when, (ctx) =>
        markDuplicate(ctx, { ...twice, reason: why, version: foreseen.version }),
      ),
    );
    expect(await view(second, when)).toMatchObject({ state: 'duplicate', tab: 'closed', light: 'no' });
    expect((await view(first, when)).state).toBe('readyToBill');
    // Nothing goes on with the closed one.
    expect(
      await second.submit('registrar', when, { form: 'report', channel: 'account', answers: {} }),
    ).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
    expect(
      await foresee(second, { what: 'scanDate', answers: { scanOn: first.day(6) } }, when),
    ).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state' },
    });
    expect(
      await world.act('registrar', when, (ctx) =>
        foreseeDuplicate(ctx, { caseId: first.id, otherNumber: second.number }),
      ),
    ).toMatchObject({ ok: false, problem: { code: 'answers', fields: [{ key: 'otherNumber' }] } });
  });
});

describe('a correction', () => {
  test('is made only as it was told, and by the facility alone', async () => {
    const story = await settled();
    const planned: Correction = { what: 'scanDate', answers: { scanOn: story.day(6) } };
    expect(
      await world.act('registrar', at(story.day(14)), (ctx) =>
        correctCase(ctx, { caseId: story.id, ...planned, reason: why, version: 1 }),
      ),
    ).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
    const expected: Readonly<Record<PersonName, string>> = {
      registrar: 'ok',
      manager: 'ok',
      harborRegistrar: 'not-found',
      physician: 'not-allowed',
      physician2: 'not-found',
      administrator: 'not-allowed',
      auditor: 'not-allowed',
    };
    for (const who of personNames) {
      const done = await foresee(story, planned, at(story.day(14)), who);
      expect([who, done.ok ? 'ok' : done.problem.code]).toEqual([who, expected[who]]);
      if (!done.ok)
        expect(await correct(story, planned, at(story.day(14)), who)).toMatchObject({
          ok: false,
          problem: { code: expected[who] },
        });
    }
    expect(await world.count('case_event', "case_id = $1 AND kind = 'formReopened'", [story.id])).toBe(0);
  });
});
