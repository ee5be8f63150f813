import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachFile } from './attach-file';
import { hashOf } from './content-hash';
import { readCase } from './read-case';
import { type FormSubmission, submitForm } from './submit-form';
import { pdf } from './test-pdf';
import { must, newCase, type TestCase } from './test-story';
import { at, firstDay, okonkwo, once, type PersonName, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const signature = { name: 'Asha Iyer' } as const;

async function stateOf(story: TestCase, when: Date) {
  const { state, verdict } = await world.done('registrar', when, (ctx) => readCase(ctx, story.id));
  return {
    state,
    outcome: verdict.outcome,
    open: verdict.findings.filter(({ holds }) => holds !== true).map(({ rule }) => rule),
  };
}

describe('who may not', () => {
  let story: TestCase;
  let answers: Readonly<Record<string, unknown>>;
  const noon = at(firstDay, 13);
  beforeAll(async () => {
    story = await newCase(world);
    answers = await story.answers('pre-pet', noon);
  });
  test.each([
    ['registrar', 'account', 'not-allowed'],
    ['harborRegistrar', 'paper', 'not-found'],
    ['harborRegistrar', 'account', 'not-found'],
    ['physician', 'paper', 'not-allowed'],
    ['physician2', 'account', 'not-found'],
    ['administrator', 'account', 'not-allowed'],
    ['auditor', 'account', 'not-allowed'],
  ] as const)('%s on %s', async (who, channel, code) => {
    const refused = await story.submit(who, noon, { form: 'pre-pet', channel, answers, signature });
    expect(refused).toMatchObject({ ok: false, problem: { code } });
    expect(await world.count('entry', "case_id = $1 AND form_id <> 'registration'", [story.id])).toBe(0);
  });

  test('a physician does not fill the facility’s forms', async () => {
    const refused = await story.submit('physician', noon, {
      form: 'completion',
      channel: 'account',
      answers: {},
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
  });

  test('a missing case', async () => {
    const refused = await world.act('physician', noon, (ctx) =>
      submitForm(ctx, { caseId: uuid(), form: 'pre-pet', channel: 'account', answers, signature, ...once() }),
    );
    expect(refused).toEqual({ ok: false, problem: { code: 'not-found' } });
  });
});

test('a submission is an entry with its words and its signature, an event, a verdict and an outlook', async () => {
  const story = await newCase(world);
  const when = at(story.day(2), 9, 41);
  const answers = await story.answers('pre-pet', when, { plan: 'TREATMENT', goal: 'CURATIVE' });
  const done = must(
    await story.submit('physician', when, { form: 'pre-pet', channel: 'account', answers, signature }),
  );
  expect(done).toEqual({
    receipt: expect.stringMatching(/^R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
    entryId: expect.any(String),
    revision: 1,
    submittedAt: when.toISOString(),
    submittedWhen: 'March 4, 2026, 9:41 AM Central Time',
    nextStep: { who: 'nobody', what: 'The scan is planned for March 9, 2026', by: null },
    verdictOutcome: 'cannotTell',
  });
  const [entry] = await world.rows('SELECT * FROM entry WHERE id = $1', [done.entryId]);
  expect(entry).toMatchObject({
    form_id: 'pre-pet',
    answers,
    receipt: done.receipt,
    channel: 'account',
    submitted_by_name: 'Asha Iyer',
  });
  expect(entry?.worded).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        key: 'plan',
        rows: expect.arrayContaining([
          expect.objectContaining({
            number: 'B1',
            ask: 'Intended management if PET were not available',
            words: ['Treatment'],
          }),
          expect.objectContaining({ number: 'B2', words: ['Curative'], followUp: true }),
        ]),
      }),
    ]),
  );
  const [signed] = await world.rows('SELECT * FROM signature WHERE entry_id = $1', [done.entryId]);
  expect(signed).toMatchObject({
    signer_name: 'Asha Iyer',
    signer_npi: '1679051288',
    meaning: 'These are my answers.',
    method: 'passphrase+code',
    signed_at: when,
    content_hash: entry?.content_hash,
  });
  expect(entry?.content_hash).toBe(
    hashOf({ caseId: story.id, form: 'pre-pet', revision: 1, definition: entry?.definition_hash, answers }),
  );
  expect(
    await world.rows('SELECT kind, seq, entry_id FROM case_event WHERE case_id = $1 ORDER BY seq', [
      story.id,
    ]),
  ).toEqual([
    expect.objectContaining({ kind: 'registered', seq: 1 }),
    { kind: 'formSubmitted', seq: 2, entry_id: done.entryId },
  ]);
  expect(await world.count('verdict', 'case_id = $1', [story.id])).toBe(2);
  expect(await world.lastLine()).toMatchObject({
    action: 'form.submit',
    object_id: 'pre-pet',
    case_id: story.id,
    actor_name: 'Asha Iyer',
    outcome: 'done',
  });
});

describe('the same key', () => {
  test('fifty parallel submissions are one entry and fifty equal answers', async () => {
    const story = await newCase(world);
    const when = at(story.day(2));
    const answers = await story.answers('pre-pet', when);
    const lines = await world.count('audit_line');
    const same = { form: 'pre-pet', channel: 'account', answers, signature, ...once() } as const;
    const all = await Promise.all(Array.from({ length: 50 }, () => story.submit('physician', when, same)));
    expect(all[0]?.ok).toBe(true);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await world.count('entry', "case_id = $1 AND form_id = 'pre-pet'", [story.id])).toBe(1);
    expect(await world.count('audit_line')).toBe(lines + 1);
    const later = await world.act(
      'physician',
      at(story.day(5)),
      (ctx) => submitForm(ctx, { caseId: story.id, ...same }),
      { actor: { ...world.actors.physician, provedAt: new Date(0), provedBy: 'passkey' } },
    );
    expect(later).toEqual(all[0]);
  });

  test('with another body is refused, and has no effect', async () => {
    const story = await newCase(world);
    const when = at(story.day(2));
    const key = once();
    const answers = await story.answers('pre-pet', when);
    must(
      await story.submit('physician', when, {
        form: 'pre-pet',
        channel: 'account',
        answers,
        signature,
        ...key,
      }),
    );
    expect(
      await story.submit('physician', when, {
        form: 'pre-pet',
        channel: 'account',
        answers,
        signature,
        ...key,
        bodyHash: 'b'.repeat(64),
      }),
    ).toMatchObject({ ok: false, problem: { code: 'key-reused' } });
  });
});

test('of fifty parallel submissions with keys of their own one wins, and the others are told', async () => {
  const story = await newCase(world);
  const when = at(story.day(2));
  const answers = await story.answers('pre-pet', when);
  const all = await Promise.all(
    Array.from({ length: 50 }, () =>
      story.submit('physician', when, { form: 'pre-pet', channel: 'account', answers, signature }),
    ),
  );
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  for (const one of all) {
    if (!one.ok)
      expect(one.problem).toMatchObject({
        code: 'already-submitted',
        says: expect.stringMatching(/receipt R-/),
      });
  }
  expect(await world.count('entry', "case_id = $1 AND form_id = 'pre-pet'", [story.id])).toBe(1);
});

test('two forms that come in at once both count in the verdict', async () => {
  for (let round = 0; round < 5; round += 1) {
    const story = await newCase(world);
    await story.prePet();
    await story.completion();
    const when = at(story.day(10));
    const report = await story.answers('report', when, { reportText: 'Nothing of note.' });
    const postPet = await story.answers('post-pet', when);
    await Promise.all([
      story.submit('registrar', when, { form: 'report', channel: 'account', answers: report }),
      story.submit('physician', when, { form: 'post-pet', channel: 'account', answers: postPet, signature }),
    ]);
    expect(await stateOf(story, when)).toEqual({ state: 'readyToBill', outcome: 'met', open: [] });
    expect(await world.count('claim_document', 'case_id = $1', [story.id])).toBe(1);
    const [last] = await world.rows(
      'SELECT outcome FROM verdict WHERE case_id = $1 ORDER BY id DESC LIMIT 1',
      [story.id],
    );
    expect(last).toEqual({ outcome: 'met' });
  }
});

describe('answers', () => {
  test('all problems at once; unknown names, and an array for a text', async () => {
    const story = await newCase(world);
    const when = at(story.day(1));
    const refused = await story.submit('physician', when, {
      form: 'pre-pet',
      channel: 'account',
      answers: { plan: ['TREATMENT'], diagnosis: ['C25.0'], surprise: 'x' },
      signature: { name: '' },
    });
    const fields = refused.ok || refused.problem.code !== 'answers' ? [] : refused.problem.fields;
    expect(fields.map(({ key, code }) => `${key} ${code}`)).toEqual(
      expect.arrayContaining([
        'treating missing',
        'plan malformed',
        'diagnosis malformed',
        'surprise unknown',
        'signature malformed',
      ]),
    );
    expect(await world.count('idempotency_key', 'answer IS NULL')).toBe(0);
  });

  test('a diagnosis of another site', async () => {
    const story = await newCase(world);
    const when = at(story.day(1));
    const answers = await story.answers('pre-pet', when);
    const refused = await story.submit('physician', when, {
      form: 'pre-pet',
      channel: 'account',
      answers: { ...answers, diagnosis: 'C61' },
      signature,
    });
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key: 'diagnosis', check: 'PRE-01' }] },
    });
  });

  test('only what was asked is stored', async () => {
    const story = await newCase(world);
    const when = at(story.day(1));
    const answers = await story.answers('pre-pet', when, { plan: 'OBSERVATION' });
    const done = must(
      await story.submit('physician', when, {
        form: 'pre-pet',
        channel: 'account',
        answers: { ...answers, goal: 'CURATIVE' },
        signature,
      }),
    );
    const [entry] = await world.rows('SELECT answers FROM entry WHERE id = $1', [done.entryId]);
    expect(entry?.answers).toEqual(answers);
  });
});

describe('the signature', () => {
  const sign = async (own: Partial<FormSubmission>, provedMinutesAgo = 0) => {
    const story = await newCase(world);
    const when = at(story.day(1));
    const answers = await story.answers('pre-pet', when);
    const provedAt = new Date(when.getTime() - provedMinutesAgo * 60_000);
    return world.act(
      'physician',
      when,
      (ctx) =>
        submitForm(ctx, {
          caseId: story.id,
          form: 'pre-pet',
          channel: 'account',
          answers,
          signature,
          ...once(),
          ...own,
        }),
      { actor: { ...world.actors.physician, provedAt, provedBy: 'passkey' } },
    );
  };

  test('a physician’s form needs one', async () => {
    const story = await newCase(world);
    const when = at(story.day(1));
    const answers = await story.answers('pre-pet', when);
    expect(
      await story.submit('physician', when, { form: 'pre-pet', channel: 'account', answers }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key: 'signature', code: 'missing' }] },
    });
  });

  test.each(['', '   ', 'Somebody Else', 'Asha'])('the name “%s” is not the account’s', async (name) => {
    expect(await sign({ signature: { name } })).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key: 'signature' }] },
    });
  });

  test.each(['Asha Iyer', 'asha iyer, MD', 'Dr. Iyer', 'IYER'])('the name “%s” is', async (name) => {
    expect((await sign({ signature: { name } })).ok).toBe(true);
  });

  test('means what stood above it', async () => {
    expect(await sign({ signature: { name: 'Asha Iyer', meaning: 'I agree to anything.' } })).toMatchObject({
      ok: false,
      problem: {
        code: 'answers',
        fields: [{ key: 'signature', says: expect.stringContaining('These are my answers.') }],
      },
    });
    expect((await sign({ signature: { name: 'Asha Iyer', meaning: 'These are my answers.' } })).ok).toBe(
      true,
    );
  });

  test('needs a proof of the last five minutes', async () => {
    expect((await sign({}, 5)).ok).toBe(true);
    expect(await sign({}, 5.1)).toMatchObject({ ok: false, problem: { code: 'proof-needed' } });
    expect(await sign({}, -1)).toMatchObject({ ok: false, problem: { code: 'proof-needed' } });
  });

  test('cannot be moved: its hash is that of this case, this form and these answers', async () => {
    const [one, two] = [await newCase(world), await newCase(world)];
    const when = at(one.day(1));
    const answers = await one.answers('pre-pet', when);
    const how = { form: 'pre-pet', channel: 'account', answers, signature } as const;
    const [first, second] = [
      must(await one.submit('physician', when, how)),
      must(await two.submit('physician', when, how)),
    ];
    const hashes = await world.rows('SELECT DISTINCT content_hash FROM entry WHERE id = ANY($1)', [
      [first.entryId, second.entryId],
    ]);
    expect(hashes).toHaveLength(2);
  });
});

describe('which form when', () => {
  test('report and post-PET wait for the scan', async () => {
    const story = await newCase(world);
    for (const [who, form] of [
      ['registrar', 'report'],
      ['physician', 'post-pet'],
    ] as const) {
      expect(
        await story.submit(who, at(story.day(8)), { form, channel: 'account', answers: {}, signature }),
      ).toMatchObject({
        ok: false,
        problem: { code: 'wrong-state', says: expect.stringMatching(/has not entered the scan yet/) },
      });
    }
  });

  test('a scan that was not performed closes the case', async () => {
    const story = await newCase(world);
    await story.prePet();
    const done = await story.completion(at(story.day(7)), { performed: 'no' });
    expect(done.nextStep).toMatchObject({ who: 'nobody' });
    expect(await stateOf(story, at(story.day(7)))).toMatchObject({ state: 'cancelled' });
    expect(
      await story.submit('physician', at(story.day(8)), {
        form: 'post-pet',
        channel: 'account',
        answers: {},
        signature,
      }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state', says: expect.stringMatching(/not performed/) },
    });
  });

  test('a scan of tomorrow is not entered today', async () => {
    const story = await newCase(world);
    const when = at(story.day(6));
    const answers = await story.answers('completion', at(story.day(7)));
    expect(
      await story.submit('registrar', when, { form: 'completion', channel: 'account', answers }),
    ).toMatchObject({
      ok: false,
      problem: {
        code: 'answers',
        fields: expect.arrayContaining([expect.objectContaining({ key: 'scanOn', check: 'CMP-03' })]),
      },
    });
  });

  test('late is accepted, and marked', async () => {
    const story = await newCase(world);
    await story.prePet();
    await story.completion();
    await story.report();
    await story.postPet(at(story.day(38)));
    expect(await stateOf(story, at(story.day(38)))).toEqual({
      state: 'late',
      outcome: 'notMet',
      open: ['ELG-08'],
    });
  });

  test('the last minute of the last day is in time', async () => {
    const story = await newCase(world);
    await story.prePet(at(story.day(7), 23, 59));
    await story.completion();
    await story.report();
    await story.postPet(at(story.day(37), 23, 59));
    expect(await stateOf(story, at(story.day(40)))).toEqual({
      state: 'readyToBill',
      outcome: 'met',
      open: [],
    });
  });

  test('a pre-PET form one minute after the day of the scan is not', async () => {
    const story = await newCase(world);
    await story.prePet(at(story.day(8), 0, 1));
    await story.completion(at(story.day(8)));
    expect(await stateOf(story, at(story.day(9)))).toMatchObject({ state: 'notPayable', outcome: 'notMet' });
  });
});

describe('from paper', () => {
  const transcribe = async (
    story: TestCase,
    own: Readonly<Record<string, unknown>> = {},
    form: 'pre-pet' | 'post-pet' = 'pre-pet',
    when = at(story.day(3)),
    who: PersonName = 'registrar',
  ) => {
    const page = await world.done('registrar', when, (ctx) =>
      attachFile(ctx, { caseId: story.id, kind: 'paperForm', fileName: 'page.pdf', bytes: pdf() }),
    );
    const answers = await story.answers(form, when);
    const paper = { signerName: 'Dr. A. Iyer', signedOn: '03/04/2026', attachmentId: page.id, ...own };
    return story.submit(who, when, { form, channel: 'paper', answers, paper });
  };

  test('the page, its signer and its day stand beside who transcribed it', async () => {
    const story = await newCase(world);
    const done = must(await transcribe(story));
    const [signed] = await world.rows('SELECT *, signed_on::text AS day FROM signature WHERE entry_id = $1', [
      done.entryId,
    ]);
    expect(signed).toMatchObject({
      signer_name: 'Dr. A. Iyer',
      signer_npi: '1679051288',
      method: 'paper',
      signed_at: null,
      day: '2026-03-04',
    });
    const view = await world.done('registrar', at(story.day(3)), (ctx) => readCase(ctx, story.id));
    const line = view.forms.find(({ form }) => form === 'pre-pet');
    expect(line?.entry).toMatchObject({
      channel: 'paper',
      submittedByName: 'Dana Reyes',
      attachment: { fileName: 'page.pdf' },
    });
    expect(view.history[0]?.what).toBe(
      'Pre-PET form transcribed from paper, signed by Dr. A. Iyer on March 4, 2026',
    );
    expect((await stateOf(story, at(story.day(3)))).open).not.toContain('ELG-05');
  });

  test.each([
    ['signerName', 'Dr. Somebody', 'paper.signerName'],
    ['signerName', 'Anna Miyer', 'paper.signerName'],
    ['signerName', 'Nurse Collins-Iyer', 'paper.signerName'],
    ['signerName', 'Iyer', 'paper.signerName'],
    ['signedOn', '03/06/2026', 'paper.signedOn'],
    ['signedOn', '03/01/2026', 'paper.signedOn'],
    ['signedOn', '02/30/2026', 'paper.signedOn'],
    ['attachmentId', '019b0000-0000-7000-8000-000000000000', 'paper.attachmentId'],
    ['attachmentId', 'no id', 'paper.attachmentId'],
  ])('%s %s is refused', async (key, value, field) => {
    const story = await newCase(world);
    expect(await transcribe(story, { [key]: value })).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key: field }] },
    });
  });

  test('another case’s page, or a report, is no page of this form', async () => {
    const [story, other] = [await newCase(world), await newCase(world)];
    const when = at(story.day(3));
    const foreign = await world.done('registrar', when, (ctx) =>
      attachFile(ctx, { caseId: other.id, kind: 'paperForm', fileName: 'page.pdf', bytes: pdf() }),
    );
    const report = await world.done('registrar', when, (ctx) =>
      attachFile(ctx, { caseId: story.id, kind: 'report', fileName: 'report.pdf', bytes: pdf() }),
    );
    for (const { id } of [foreign, report]) {
      expect(await transcribe(story, { attachmentId: id })).toMatchObject({
        ok: false,
        problem: { code: 'answers', fields: [{ key: 'paper.attachmentId' }] },
      });
    }
  });

  test('a post-PET page that was signed before the scan is refused', async () => {
    const story = await newCase(world);
    await story.prePet();
    await story.completion();
    expect(await transcribe(story, { signedOn: '2026-03-08' }, 'post-pet', at(story.day(9)))).toMatchObject({
      ok: false,
      problem: {
        code: 'answers',
        fields: [{ key: 'paper.signedOn', says: expect.stringMatching(/before the scan/) }],
      },
    });
    expect((await transcribe(story, { signedOn: '2026-03-09' }, 'post-pet', at(story.day(9)))).ok).toBe(true);
  });

  test('the facility’s own forms are not', async () => {
    const story = await newCase(world);
    expect(
      await story.submit('registrar', at(story.day(8)), {
        form: 'completion',
        channel: 'paper',
        answers: {},
      }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state' },
    });
  });
});

describe('the report', () => {
  test('is the file attached last, or its text', async () => {
    const [withFile, withText, withNothing] = [
      await newCase(world),
      await newCase(world),
      await newCase(world),
    ];
    for (const story of [withFile, withText, withNothing]) {
      await story.prePet();
      await story.completion();
    }
    const when = at(withFile.day(9));
    await world.done('registrar', when, (ctx) =>
      attachFile(ctx, { caseId: withFile.id, kind: 'report', fileName: 'first.pdf', bytes: pdf() }),
    );
    await withFile.report(at(withFile.day(9), 13));
    const [entry] = await world.rows(
      "SELECT a.file_name FROM entry n JOIN attachment a ON a.id = n.attachment_id WHERE n.case_id = $1 AND n.form_id = 'report'",
      [withFile.id],
    );
    expect(entry).toEqual({ file_name: 'report.pdf' });
    await withText.report(when, { reportText: 'No abnormal uptake.' });
    const answers = await withNothing.answers('report', when, { reportText: null });
    expect(
      await withNothing.submit('registrar', when, { form: 'report', channel: 'account', answers }),
    ).toMatchObject({
      ok: false,
      problem: {
        code: 'answers',
        fields: [{ key: 'reportText', says: expect.stringMatching(/Attach the report/) }],
      },
    });
  });
});

test('a physician’s correction of site and reason goes into the case', async () => {
  const story = await newCase(world);
  const when = at(story.day(1));
  const answers = await story.answers('pre-pet', when, { reason: 'SR', site: 'KIDNEY', diagnosis: 'C64.1' });
  must(await story.submit('physician', when, { form: 'pre-pet', channel: 'account', answers, signature }));
  expect(
    await world.rows('SELECT reason, site, version FROM registry_case WHERE id = $1', [story.id]),
  ).toEqual([{ reason: 'SR', site: 'KIDNEY', version: 2 }]);
});

test('a case of another physician', async () => {
  const story = await newCase(world, { physician: okonkwo });
  expect(
    await story.submit('physician', at(story.day(1)), {
      form: 'pre-pet',
      channel: 'account',
      answers: {},
      signature,
    }),
  ).toEqual({
    ok: false,
    problem: { code: 'not-found' },
  });
});
