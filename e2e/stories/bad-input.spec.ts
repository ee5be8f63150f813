import { randomUUID } from 'node:crypto';
import type { APIResponse, Page } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import type { TestBase } from '../database';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { heavyPdf, madePdf } from '../pdf';
import { people } from '../people';
import { answer, field, goOn, group } from '../steps/answer';
import { interpretingPhysician } from '../steps/answers';
import {
  completionAnswers,
  type MachineCase,
  post,
  postPetAnswers,
  prePetAnswers,
  registerByMachine,
  registrationAnswers,
  submitByMachine,
} from '../steps/by-machine';
import { openForm } from '../steps/case-steps';
import { physicianOf, printedName } from '../steps/who';

test('a step with mistakes names them all at once, takes the focus and leads to each field', async ({
  registrar,
}) => {
  await registrar.goto('/cases/new');
  await answer(registrar, [
    { ask: 'Last name', type: 'Whitlock' },
    { ask: 'Date of birth', type: '02/30/1950' },
    { ask: 'Medicare Beneficiary Identifier (MBI)', type: '1SL4-TE5-MK73' },
    { ask: 'ZIP code', type: '6061' },
  ]);
  await goOn(registrar);
  const summary = registrar
    .getByRole('alert')
    .filter({ has: registrar.getByRole('heading', { name: '7 things on this step need you' }) });
  await expect(summary).toBeVisible();
  expect(await registrar.evaluate(() => document.activeElement?.getAttribute('aria-labelledby'))).toBe(
    'problems',
  );
  for (const [label, words] of [
    ['First name', /Type the first name/],
    ['Date of birth', /day|date/i],
    ['Sex', /Choose one answer/],
    ['Medicare Beneficiary Identifier (MBI)', /never has the letter S/],
    ['ZIP code', /5 digits/],
    ['Race', /Choose at least one/],
    ['Ethnicity', /Choose one answer/],
  ] as const) {
    await expect(
      summary.getByRole('link', { name: new RegExp(`^${label.replace(/[()]/g, '\\$&')}: `) }),
    ).toHaveText(words);
  }
  await summary.getByRole('link', { name: /^Medicare/ }).click();
  await expect(field(registrar, 'Medicare Beneficiary Identifier (MBI)')).toBeFocused();
  await expect(field(registrar, 'Medicare Beneficiary Identifier (MBI)')).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await expect(field(registrar, 'Medicare Beneficiary Identifier (MBI)')).toHaveAccessibleDescription(
    /never has the letter S/,
  );
  // A Social Security number is told apart, and never repeated.
  await field(registrar, 'Medicare Beneficiary Identifier (MBI)').fill('219-09-9999');
  await goOn(registrar);
  await expect(summary.getByRole('link', { name: /^Medicare/ })).toHaveText(/Social Security/);
  await summary.getByRole('link', { name: /^Race/ }).click();
  await expect(group(registrar, 'Race').getByRole('checkbox').first()).toBeFocused();
  // Nothing that was typed is gone.
  await expect(field(registrar, 'Date of birth')).toHaveValue('02/30/1950');
  await expect(field(registrar, 'ZIP code')).toHaveValue('6061');
});

test.describe('what a program sends that is wrong', () => {
  test.use({ tolerated: [refusal(400, 403, 404, 409, 413, 415, 422)] });

  async function waitingCase(registrar: Page, database: TestBase): Promise<MachineCase> {
    return registerByMachine(
      registrar,
      registrationAnswers(newPatient(), await physicianOf(database, 'physician'), dayAt(lakeside)),
    );
  }

  /** Every refusal is of one form: a status, a code, a sentence, a request's id, and the fields it is about. */
  async function expectRefused(
    asked: APIResponse,
    status: number,
    code: string,
    fields: readonly string[] = [],
  ): Promise<void> {
    const words = await asked.text();
    expect(asked.status(), words).toBe(status);
    expect(asked.headers()['content-type']).toContain('application/problem+json');
    const body: unknown = JSON.parse(words);
    expect(body).toMatchObject({
      status,
      code,
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
      requestId: expect.any(String),
    });
    const named =
      typeof body === 'object' && body !== null && 'fields' in body && Array.isArray(body.fields)
        ? body.fields
        : [];
    for (const key of fields)
      expect(named, words).toContainEqual(expect.objectContaining({ key, says: expect.any(String) }));
  }

  test('a registration', async ({ registrar, database }) => {
    const doctor = await physicianOf(database, 'physician');
    const right = registrationAnswers(newPatient(), doctor, dayAt(lakeside));
    const register = (answers: unknown) => post(registrar, '/api/cases', { answers });
    for (const [key, value] of [
      ['bornOn', '02/30/1950'],
      ['bornOn', '13/01/1950'],
      ['scheduledOn', dayAt(lakeside, 15).typed],
      ['scheduledOn', dayAt(lakeside, -1).typed],
      ['mbi', '1SG4-TE5-MK73'],
      ['mbi', '1LG4-TE5-MK73'],
      ['mbi', '1OG4-TE5-MK73'],
      ['mbi', '1IG4-TE5-MK73'],
      ['mbi', '1BG4-TE5-MK73'],
      ['mbi', '1ZG4-TE5-MK73'],
      ['mbi', '219-09-9999'],
      ['zip', 'ABCDE'],
      ['physician', { ...doctor, npi: '1234567890' }],
      ['familyName', 'x'.repeat(81)],
      ['familyName', ''],
      ['sex', 'Q'],
      ['site', 'NOWHERE'],
    ] as const) {
      await expectRefused(await register({ ...right, [key]: value }), 422, 'answers', [key]);
    }
    for (const [key, value] of [
      ['familyName', 'Nul\u0000l'],
      ['familyName', 'Lone\ud800surrogate'],
      ['familyName', ['an', 'array']],
      ['race', 'WHITE'],
      ['favouriteColor', 'blue'],
    ] as const) {
      const refused = await register({ ...right, [key]: value });
      expect([400, 422], `${key}: ${await refused.text()}`).toContain(refused.status());
      await expectRefused(refused, refused.status(), refused.status() === 400 ? 'malformed' : 'answers');
    }
    const all = await register({ ...right, mbi: 'x', zip: 'y', bornOn: 'z' });
    await expectRefused(all, 422, 'answers', ['mbi', 'zip', 'bornOn']);
    expect(await all.text()).not.toContain('219-09-9999');

    const headers = { 'idempotency-key': randomUUID() };
    for (const [data, contentType] of [
      ['{', 'application/json'],
      ['"just a text"', 'application/json'],
      ['[]', 'application/json'],
      ['null', 'application/json'],
      [Buffer.from([0x7b, 0xff, 0x7d]), 'application/json'],
    ] as const) {
      await expectRefused(
        await registrar.request.post('/api/cases', {
          data,
          headers: { ...headers, 'content-type': contentType },
        }),
        400,
        'malformed',
      );
    }
    await expectRefused(
      await registrar.request.post('/api/cases', {
        data: 'a=b',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      }),
      415,
      'media-type',
    );
    await expectRefused(
      await registrar.request.post('/api/cases', { data: { answers: right } }),
      400,
      'key-missing',
    );
    await expectRefused(
      await registrar.request.post('/api/cases', {
        data: JSON.stringify({ answers: { familyName: 'x'.repeat(3_000_000) } }),
        headers: { ...headers, 'content-type': 'application/json' },
      }),
      413,
      'too-large',
    );
    await expectRefused(
      await registrar.request.post('/api/cases', {
        data: { answers: right },
        headers: { ...headers, origin: 'https://elsewhere.example' },
      }),
      403,
      'foreign-origin',
    );

    const covered = await register({ ...right, reason: 'IS' });
    await expectRefused(covered, 422, 'not-a-registry-case');
    expect(await covered.json()).toMatchObject({
      rule: 'COV-PANCREAS-INITIAL',
      cites: expect.stringContaining('NCD'),
    });
  });

  test('the same registration twice: one case, and a likely duplicate that has to be confirmed', async ({
    registrar,
    database,
  }) => {
    const doctor = await physicianOf(database, 'physician');
    const right = registrationAnswers(newPatient(), doctor, dayAt(lakeside, 1));
    const key = randomUUID();
    const first = await post(registrar, '/api/cases', { answers: right }, key);
    const again = await post(registrar, '/api/cases', { answers: right }, key);
    expect(first.status()).toBe(201);
    expect(await again.json()).toEqual(await first.json());
    await expectRefused(
      await post(registrar, '/api/cases', { answers: { ...right, zip: '60612' } }, key),
      422,
      'key-reused',
    );
    const second = await post(registrar, '/api/cases', { answers: right });
    await expectRefused(second, 409, 'likely-duplicate');
    const { duplicates } = await second.json();
    expect(duplicates).toEqual([
      expect.objectContaining({ number: expect.any(String), reason: expect.any(String) }),
    ]);
    const confirmed = await post(registrar, '/api/cases', {
      answers: right,
      confirmSeparate: [duplicates[0].caseId],
    });
    expect(confirmed.status(), await confirmed.text()).toBe(201);
  });

  test('a form that is signed', async ({ registrar, physician, database }) => {
    const opened = await waitingCase(registrar, database);
    const doctor = await physicianOf(database, 'physician');
    const name = printedName(doctor);
    const submit = (body: unknown, form = 'pre-pet', key = randomUUID()) =>
      post(physician, `/api/cases/${opened.id}/forms/${form}/submit`, body, key);
    const signature = { name };

    await expectRefused(await submit({ answers: {}, signature }), 422, 'answers', [
      'treating',
      'diagnosis',
      'plan',
    ]);
    await expectRefused(
      await submit({ answers: { ...prePetAnswers, diagnosis: 'C61' }, signature }),
      422,
      'answers',
      ['diagnosis'],
    );
    await expectRefused(
      await submit({ answers: { ...prePetAnswers, plan: ['TREATMENT'] }, signature }),
      422,
      'answers',
      ['plan'],
    );
    await expectRefused(
      await submit({ answers: { ...prePetAnswers, shoeSize: '43' }, signature }),
      422,
      'answers',
      ['shoeSize'],
    );
    const proved = (ago: string) =>
      database.rows(
        `UPDATE auth_session SET proved_at = now() - $2::interval
          WHERE account_id = (SELECT id FROM account WHERE email = $1) AND revoked_at IS NULL`,
        [people.physician, ago],
      );
    await proved('6 minutes');
    await expectRefused(await submit({ answers: prePetAnswers, signature }), 403, 'proof-needed');
    await expectRefused(
      await post(physician, '/api/session/proof', { passphrase: 'wrong', code: '000000' }),
      422,
      'answers',
      ['passphrase'],
    );
    await proved('0');
    await expectRefused(await submit({ answers: prePetAnswers }), 422, 'answers', ['signature']);
    await expectRefused(
      await submit({ answers: prePetAnswers, signature: { name: 'Somebody Else' } }),
      422,
      'answers',
      ['signature'],
    );
    await expectRefused(
      await submit({ answers: prePetAnswers, signature }, 'no-such-form'),
      404,
      'not-found',
    );
    // The form after the scan cannot come before it; the facility's forms are not the physician's.
    await expectRefused(await submit({ answers: postPetAnswers, signature }, 'post-pet'), 409, 'wrong-state');
    await expectRefused(await submit({ answers: {} }, 'completion'), 403, 'not-allowed');

    const key = randomUUID();
    const signed = await submit({ answers: prePetAnswers, signature }, 'pre-pet', key);
    expect(signed.status(), await signed.text()).toBe(201);
    expect(await (await submit({ answers: prePetAnswers, signature }, 'pre-pet', key)).json()).toEqual(
      await signed.json(),
    );
    await expectRefused(await submit({ answers: prePetAnswers, signature }), 409, 'already-submitted');
    const draft = await physician.request.put(`/api/cases/${opened.id}/forms/pre-pet/draft`, {
      data: { answers: {}, baseVersion: 0, clientId: randomUUID(), clientSeq: 1 },
    });
    await expectRefused(draft, 409, 'already-submitted');
  });

  test('a draft takes what no submission would, and refuses only what cannot be kept', async ({
    registrar,
    physician,
    database,
  }) => {
    const opened = await waitingCase(registrar, database);
    const clientId = randomUUID();
    const save = (answers: unknown, more: Record<string, unknown> = {}) =>
      physician.request.put(`/api/cases/${opened.id}/forms/pre-pet/draft`, {
        data: { answers, baseVersion: 0, clientId, clientSeq: 1, ...more },
      });
    expect((await save({ diagnosis: 'half a co', plan: ['not', 'even'], treating: 12 })).status()).toBe(200);
    await expectRefused(await save({ diagnosis: 'a\u0000b' }, { clientSeq: 2 }), 400, 'malformed');
    await expectRefused(await save({ diagnosis: '\udc00' }, { clientSeq: 3 }), 400, 'malformed');
    await expectRefused(await save([], { clientSeq: 4 }), 400, 'malformed');
    await expectRefused(await save({}, { clientSeq: 'five' }), 400, 'malformed');
    await expectRefused(await save({}, { clientSeq: 6, unknown: true }), 400, 'malformed');
    expect(
      await database.value("SELECT answers->>'diagnosis' FROM draft WHERE case_id = $1", [opened.id]),
    ).toBe('half a co');
  });

  test('an upload', async ({ registrar, database }) => {
    const opened = await waitingCase(registrar, database);
    const attach = (name: string, buffer: Buffer, mimeType = 'application/pdf') =>
      registrar.request.post(`/api/cases/${opened.id}/report`, {
        multipart: { file: { name, mimeType, buffer } },
      });
    await expectRefused(await attach('large.pdf', await heavyPdf(12)), 413, 'too-large');
    await expectRefused(
      await attach('photo.pdf', Buffer.from('GIF89a, and not a PDF at all')),
      422,
      'file-refused',
    );
    await expectRefused(
      await attach('locked.pdf', await madePdf(['Locked'], { password: 'secret' })),
      422,
      'file-refused',
    );
    const whole = await madePdf(['Cut off']);
    await expectRefused(await attach('cut.pdf', whole.subarray(0, whole.length / 2)), 422, 'file-refused');
    await expectRefused(await attach('empty.pdf', Buffer.alloc(0)), 422, 'file-refused');
    const taken = await attach('fine.pdf', whole);
    expect(taken.status(), await taken.text()).toBe(201);

    // On the page the same is told in words, and the form goes on.
    await submitByMachine(
      registrar,
      opened,
      'completion',
      completionAnswers(dayAt(lakeside), interpretingPhysician),
    );
    await openForm(registrar, opened, 'report');
    const input = registrar.getByLabel('Report as a PDF');
    for (const [name, buffer, words] of [
      ['large.pdf', await heavyPdf(12), /10 MB/],
      ['photo.pdf', Buffer.from('GIF89a'), /no PDF/],
      ['locked.pdf', await madePdf(['Locked'], { password: 'secret' }), /password/],
    ] as const) {
      await input.setInputFiles({ name, mimeType: 'application/pdf', buffer });
      await expect(input).toHaveAccessibleDescription(words);
    }
  });
});

test('an address that nobody has answers with a page and with a problem', async ({ another }) => {
  const page = await another('anyone');
  const answer = await page.request.get('/nowhere');
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toContain('There is nothing at this address');
});

test('a form of another case is not opened by a wrong word in its address', async ({
  registrar,
  database,
}) => {
  const opened = await registerByMachine(
    registrar,
    registrationAnswers(newPatient(), await physicianOf(database, 'physician'), dayAt(lakeside)),
  );
  for (const address of [
    `/cases/${opened.id}/forms/__proto__`,
    '/cases/not-a-uuid',
    `/cases/${opened.id}/entries/none`,
    `/api/cases/not-a-uuid`,
  ]) {
    expect((await registrar.request.get(address)).status(), address).toBe(404);
  }
  await submitByMachine(registrar, opened, 'completion', { performed: 'no', notPerformedReason: 'NO_SHOW' });
});
