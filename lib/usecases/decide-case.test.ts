import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawClaimSupport } from '../documents/pdf/claim-support';
import { seeded, wholeFrom } from '../domain/forms/seeded';
import { addDays } from '../domain/schedule/day';
import { billCase } from './bill-case';
import { claimSupport } from './claim-support';
import { confirmSeparate } from './confirm-separate';
import { findCases } from './find-cases';
import { readCase } from './read-case';
import { submitForm } from './submit-form';
import { newCase, type TestCase } from './test-story';
import { at, firstDay, once, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const support = (story: TestCase, when: Date, revision?: number) =>
  world.act('registrar', when, (ctx) =>
    claimSupport(ctx, { caseId: story.id, ...(revision === undefined ? {} : { revision }) }),
  );

describe('the claim support', () => {
  test('is issued by itself when every rule holds, and tells what was typed', async () => {
    const story = await newCase(world, {
      familyName: 'Łukasiewicz',
      givenName: 'Zofia',
      sex: 'F',
      mbi: '1EG4TE5MK73',
    });
    await story.complete();
    const done = await support(story, at(story.day(13)));
    if (!done.ok) throw new Error(JSON.stringify(done.problem));
    const { content } = done.value;
    expect(content).toMatchObject({
      caseNumber: story.number,
      revision: 1,
      issuedWords: 'March 14, 2026, 12:00 PM Central Time',
      patient: { familyName: 'Łukasiewicz', givenName: 'Zofia', sex: 'Female', mbi: '1EG4-TE5-MK73' },
      service: { onWords: 'March 9, 2026', scan: 'PET/CT, Skull base to mid-thigh, F-18 FDG' },
      referring: { name: 'Asha Iyer', npi: '1679051288' },
      interpreting: { name: 'Ren Sato', npi: '1245319599' },
      consents: { patient: 'answered', physician: 'answered' },
      verdict: { protocol: 'nopr-2026', version: 1 },
    });
    expect(content.verdict.findings).toHaveLength(12);
    expect(content.verdict.findings.every(({ holds }) => holds === true)).toBe(true);
    expect(content.service.diagnosis).toMatch(/^Pancreas, C25.* · Restaging after completion of therapy$/);
    expect(content.windows.map(({ id, doneWords }) => [id, doneWords])).toEqual([
      ['WIN-01', 'March 9, 2026, day 7'],
      ['WIN-02', 'March 4, 2026, 12:00 PM Central Time, day 2'],
      ['WIN-03', 'March 10, 2026, 12:00 PM Central Time, day 1'],
      ['WIN-04', 'March 11, 2026, 12:00 PM Central Time, day 2'],
      ['WIN-05', 'March 14, 2026, 12:00 PM Central Time, day 5'],
    ]);
    expect(content.signed.map(({ form, by, method }) => [form, by, method])).toEqual([
      ['Pre-PET form', 'Asha Iyer, NPI 1679051288', 'passphrase and code'],
      ['PET completion form', 'Dana Reyes', 'signed-in account'],
      ['PET report', 'Dana Reyes', 'signed-in account'],
      ['Post-PET form', 'Asha Iyer, NPI 1679051288', 'passphrase and code'],
    ]);
    expect(content.advice).toHaveLength(3);
    expect(content.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const [row] = await world.rows('SELECT * FROM claim_document WHERE case_id = $1', [story.id]);
    expect(row).toMatchObject({
      revision: 1,
      code: content.code.replaceAll('-', ''),
      superseded_at: null,
      content,
    });
    const [line] = await world.rows('SELECT action, case_id FROM audit_line WHERE sequence = $1', [
      content.auditSequence,
    ]);
    expect(line).toEqual({ action: 'claimSupport.issue', case_id: story.id });
    expect((await drawClaimSupport(content)).ok).toBe(true);
    expect(await world.lastLine()).toMatchObject({
      action: 'claimSupport.download',
      case_id: story.id,
      version: 1,
    });
  });

  test.each([
    ['harborRegistrar', 'not-found'],
    ['physician', 'not-allowed'],
    ['physician2', 'not-found'],
    ['administrator', 'not-allowed'],
    ['auditor', 'not-allowed'],
  ] as const)('is not for the %s', async (who, code) => {
    const story = await newCase(world);
    await story.complete();
    expect(
      await world.act(who, at(story.day(13)), (ctx) => claimSupport(ctx, { caseId: story.id })),
    ).toMatchObject({
      ok: false,
      problem: { code },
    });
  });

  test('once downloaded, the next step is the claim; downloading again changes nothing', async () => {
    const story = await newCase(world);
    await story.complete();
    const step = async () =>
      (await world.done('registrar', at(story.day(13)), (ctx) => readCase(ctx, story.id))).nextStep.what;
    expect(await step()).toBe('Download claim support');
    const first = await support(story, at(story.day(13)));
    expect(await step()).toBe('Send the claim');
    const events = await world.count('case_event', 'case_id = $1', [story.id]);
    expect(await support(story, at(story.day(14)))).toEqual(first);
    expect(await world.count('case_event', 'case_id = $1', [story.id])).toBe(events);
    expect(await world.count('claim_document', 'case_id = $1', [story.id])).toBe(1);
  });

  test('of a revision that was never issued is not there', async () => {
    const story = await newCase(world);
    await story.complete();
    expect(await support(story, at(story.day(13)), 2)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect((await support(story, at(story.day(13)), 1)).ok).toBe(true);
  });

  test('does not exist for a case that is not eligible, in a few hundred random states', async () => {
    const random = seeded(20_260_302);
    let eligible = 0;
    for (let round = 0; round < 50; round += 1) {
      const story = await newCase(world);
      const days = Array.from(
        { length: 4 },
        () => wholeFrom(random, 0, 3) * 10 + wholeFrom(random, 0, 9),
      ).toSorted((a, b) => a - b);
      const parts = [
        () => story.prePet(at(story.day(Math.min(days[0] ?? 0, 9)))),
        () =>
          story.completion(
            at(story.day(Math.max(days[1] ?? 7, 7))),
            random() < 0.15 ? { performed: 'no' } : {},
          ),
        () => story.report(at(story.day(Math.max(days[2] ?? 8, 8)))),
        () => story.postPet(at(story.day(Math.max(days[3] ?? 8, 8) + (random() < 0.3 ? 20 : 0)))),
      ].filter(() => random() < 0.92);
      for (const part of [async () => undefined, ...parts]) {
        await part().catch(() => undefined);
        const when = at(story.day(80));
        const { verdict } = await world.done('registrar', when, (ctx) => readCase(ctx, story.id));
        const issued = await world.count('claim_document', 'case_id = $1 AND superseded_at IS NULL', [
          story.id,
        ]);
        const asked = await support(story, when);
        expect({ issued, given: asked.ok }).toEqual(
          verdict.outcome === 'met' ? { issued: 1, given: true } : { issued: 0, given: false },
        );
        if (!asked.ok) expect(asked.problem.code).toBe('not-eligible');
        else eligible += 1;
      }
    }
    expect(eligible).toBeGreaterThan(5);
  }, 240_000);
});

/** Two cases of one patient that come to have one scan; the first is complete before the second is entered. */
async function twoWithOneScan() {
  const mbi = world.newMbi();
  const first = await newCase(world, { mbi, scheduledOn: firstDay });
  const second = await newCase(world, { mbi, scheduledOn: addDays(firstDay, 15) }, at(addDays(firstDay, 3)));
  await first.complete();
  await second.prePet(at(first.day(4)));
  return { first, second };
}

describe('two cases with one scan (ELG-11)', () => {
  test('withdraw each other’s claim support, until they are confirmed as two', async () => {
    const { first, second } = await twoWithOneScan();
    const before = await support(first, at(first.day(13)));
    if (!before.ok) throw new Error('not eligible');
    await second.completion(at(first.day(14)), { scanOn: first.day(7) });
    expect(await support(first, at(first.day(14)))).toMatchObject({
      ok: false,
      problem: { code: 'not-eligible', says: expect.stringContaining('One case for one scan') },
    });
    expect(await world.count('claim_document', 'case_id = $1 AND superseded_at IS NULL', [first.id])).toBe(0);
    const view = await world.done('registrar', at(first.day(14)), (ctx) => readCase(ctx, first.id));
    expect(view).toMatchObject({
      sameScanAs: [{ id: second.id, number: second.number }],
      nextStep: { who: 'facility' },
    });
    const list = await world.done('registrar', at(first.day(14)), (ctx) =>
      findCases(ctx, { tab: 'all', sort: 'number', search: first.number }),
    );
    expect(list.rows[0]).toMatchObject({ light: 'no', openRules: 1 });

    const confirmed = await world.act('registrar', at(first.day(15)), (ctx) =>
      confirmSeparate(ctx, { caseId: second.id, otherCaseId: first.id }),
    );
    expect(confirmed.ok).toBe(true);
    expect(await world.lastLine()).toMatchObject({ action: 'case.confirmSeparate', case_id: second.id });
    const after = await support(first, at(first.day(16)));
    expect(after).toMatchObject({ ok: true, value: { content: { revision: 2 }, superseded: null } });
    expect(
      await world.rows(
        'SELECT revision, superseded_at IS NULL AS current FROM claim_document WHERE case_id = $1 ORDER BY revision',
        [first.id],
      ),
    ).toEqual([
      { revision: 1, current: false },
      { revision: 2, current: true },
    ]);
    const withdrawn = await support(first, at(first.day(16)), 1);
    expect(withdrawn).toMatchObject({
      ok: true,
      value: { content: { revision: 1, code: before.value.content.code }, superseded: { by: 2 } },
    });
  });

  test('a physician’s form does not overlook a case of another physician', async () => {
    const mbi = world.newMbi();
    const first = await newCase(world, { mbi, scheduledOn: firstDay });
    const second = await newCase(
      world,
      {
        mbi,
        scheduledOn: addDays(firstDay, 15),
        physician: { npi: '1381125602', familyName: 'Okonkwo', givenName: 'Daniel' },
      },
      at(addDays(firstDay, 3)),
    );
    await first.prePet();
    await first.completion();
    await first.report();
    await second.completion(at(first.day(9)), { scanOn: first.day(7) });
    const done = await first.postPet();
    expect(done.verdictOutcome).toBe('notMet');
    expect(await world.count('claim_document', 'case_id = $1', [first.id])).toBe(0);
  });

  test('entered at the same moment they do not overlook each other', async () => {
    const mbi = world.newMbi();
    const first = await newCase(world, { mbi, scheduledOn: firstDay });
    const second = await newCase(
      world,
      { mbi, scheduledOn: addDays(firstDay, 15) },
      at(addDays(firstDay, 3)),
    );
    const when = at(first.day(9));
    const scan = { scanOn: first.day(7) };
    const [one, two] = [
      await first.answers('completion', when, scan),
      await second.answers('completion', when, scan),
    ];
    const both = await Promise.all([
      first.submit('registrar', when, { form: 'completion', channel: 'account', answers: one }),
      second.submit('manager', when, { form: 'completion', channel: 'account', answers: two }),
    ]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await world.count('registry_case', "mbi = $1 AND same_scan = 'unconfirmed'", [mbi])).toBe(2);
  });

  test('another code on the same day is another scan', async () => {
    const { first, second } = await twoWithOneScan();
    await second.completion(at(first.day(14)), { scanOn: first.day(7), cpt: '78816', region: 'WHOLE' });
    expect((await support(first, at(first.day(14)))).ok).toBe(true);
  });

  test.each([
    ['harborRegistrar', 'not-found'],
    ['physician', 'not-allowed'],
    ['administrator', 'not-allowed'],
  ] as const)('are not confirmed by the %s', async (who, code) => {
    const { first, second } = await twoWithOneScan();
    await second.completion(at(first.day(14)), { scanOn: first.day(7) });
    expect(
      await world.act(who, at(first.day(15)), (ctx) =>
        confirmSeparate(ctx, { caseId: first.id, otherCaseId: second.id }),
      ),
    ).toMatchObject({ ok: false, problem: { code } });
  });

  test('a case beside which there is none has nothing to confirm', async () => {
    const [one, other] = [await newCase(world), await newCase(world)];
    await one.completion();
    expect(
      await world.act('registrar', at(one.day(9)), (ctx) =>
        confirmSeparate(ctx, { caseId: one.id, otherCaseId: other.id }),
      ),
    ).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
  });
});

describe('a case is billed', () => {
  test('once it is ready, which closes it', async () => {
    const story = await newCase(world);
    await story.prePet();
    const bill = (who: 'registrar' | 'physician' | 'harborRegistrar' | 'administrator' = 'registrar') =>
      world.act(who, at(story.day(14)), (ctx) => billCase(ctx, { caseId: story.id }));
    expect(await bill()).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state', says: expect.stringContaining('not ready to bill') },
    });
    await story.completion();
    await story.report();
    await story.postPet();
    expect(await bill('physician')).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    expect(await bill('administrator')).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    expect(await bill('harborRegistrar')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await bill()).toEqual({ ok: true, value: { state: 'billed' } });
    expect(await world.lastLine()).toMatchObject({ action: 'case.bill', case_id: story.id });
    expect(await bill()).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state', says: expect.stringContaining('already') },
    });
    const view = await world.done('registrar', at(story.day(14)), (ctx) => readCase(ctx, story.id));
    expect(view).toMatchObject({ state: 'billed', tab: 'closed', light: 'yes', may: { bill: false } });
    expect((await support(story, at(story.day(15)))).ok).toBe(true);
    expect(await world.count('claim_document', 'case_id = $1', [story.id])).toBe(1);
  });
});

test('a case that another edition opened is not decided by this one', async () => {
  const story = await newCase(world);
  const tried = world.act(
    'physician',
    at(story.day(1)),
    (ctx) =>
      submitForm(ctx, { caseId: story.id, form: 'pre-pet', channel: 'account', answers: {}, ...once() }),
    { protocolOf: () => undefined },
  );
  await expect(tried).rejects.toThrow(/does not carry/);
});
