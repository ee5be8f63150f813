import { randomUUID } from 'node:crypto';
import type { APIResponse, Page } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { madePdf } from '../pdf';
import {
  post,
  prePetAnswers,
  registerByMachine,
  registrationAnswers,
  submitByMachine,
} from '../steps/by-machine';
import { openForm } from '../steps/case-steps';
import { physicianOf, printedName } from '../steps/who';

test.use({ tolerated: [refusal(404)] });

/** An answer without what differs from request to request. */
async function plain(answer: APIResponse): Promise<string> {
  const body: unknown = await answer.json();
  return JSON.stringify(body, (key, value: unknown) =>
    /request-?id|instance/i.test(key) ? undefined : value,
  );
}

async function wordsAt(page: Page, address: string): Promise<string> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(404);
  return (await page.getByRole('main').textContent()) ?? '';
}

test('what another facility has does not exist, neither as a page nor for a program', async ({
  registrar,
  physician,
  harborRegistrar,
  physician2,
  database,
}) => {
  const doctor = await physicianOf(database, 'physician');
  const patient = newPatient();
  const theirs = await registerByMachine(registrar, registrationAnswers(patient, doctor, dayAt(lakeside)));
  await submitByMachine(physician, theirs, 'pre-pet', prePetAnswers, printedName(doctor));
  await openForm(registrar, theirs, 'report');
  const attached = await registrar.request.post(`/api/cases/${theirs.id}/report`, {
    multipart: {
      file: { name: 'report.pdf', mimeType: 'application/pdf', buffer: await madePdf(['A report']) },
    },
  });
  expect(attached.status(), await attached.text()).toBe(201);
  const attachment = await database.value('SELECT id FROM attachment WHERE case_id = $1', [theirs.id]);
  const entry = await database.value("SELECT id FROM entry WHERE case_id = $1 AND form_id = 'pre-pet'", [
    theirs.id,
  ]);
  const nobodys = { id: randomUUID(), entry: randomUUID(), attachment: randomUUID() };

  // The stranger is no stranger to their own cases, so that a refusal below is not for want of a session.
  expect((await harborRegistrar.goto('/cases?tab=all'))?.status()).toBe(200);

  for (const stranger of [harborRegistrar, physician2]) {
    const pages = (id: string, entryId: string) => [
      `/cases/${id}`,
      `/cases/${id}/entries/${entryId}`,
      ...['registration', 'pre-pet', 'completion', 'report', 'post-pet'].map(
        (form) => `/cases/${id}/forms/${form}`,
      ),
      `/cases/${id}/forms/post-pet?channel=paper`,
    ];
    const missing = pages(nobodys.id, nobodys.entry);
    for (const [at, address] of pages(theirs.id, entry).entries()) {
      const words = await wordsAt(stranger, address);
      expect(words).not.toContain(patient.familyName);
      expect(words, address).toBe(await wordsAt(stranger, missing[at] ?? ''));
    }

    const asks = (
      id: string,
      entryId: string,
      attachmentId: string,
    ): readonly (() => Promise<APIResponse>)[] => [
      () => stranger.request.get(`/api/cases/${id}`),
      () => stranger.request.get(`/api/cases/${id}/claim-support.pdf`),
      () => stranger.request.get(`/api/cases/${id}/entries/${entryId}/document.pdf`),
      () => stranger.request.get(`/api/cases/${id}/attachments/${attachmentId}`),
      ...(['pre-pet', 'completion', 'report', 'post-pet'] as const).flatMap((form) => [
        () =>
          stranger.request.put(`/api/cases/${id}/forms/${form}/draft`, {
            data: { answers: {}, baseVersion: 0, clientId: randomUUID(), clientSeq: 1 },
          }),
        () => post(stranger, `/api/cases/${id}/forms/${form}/submit`, { answers: {} }),
      ]),
      () =>
        stranger.request.post(`/api/cases/${id}/report`, {
          multipart: {
            file: { name: 'r.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') },
          },
        }),
    ];
    const there = asks(theirs.id, entry, attachment);
    const nowhere = asks(nobodys.id, nobodys.entry, nobodys.attachment);
    for (const [at, ask] of there.entries()) {
      const answer = await ask();
      expect(answer.status(), answer.url()).toBe(404);
      const other = await nowhere[at]?.();
      if (!other) throw new Error('Both lists are of one length');
      expect(await plain(answer)).toBe(await plain(other));
      expect(await plain(answer)).not.toContain(patient.familyName);
    }
  }

  await harborRegistrar.goto('/cases');
  for (const words of [theirs.number, patient.familyName, patient.mbi]) {
    await harborRegistrar.getByLabel('Case number, name or MBI').fill(words);
    await expect(harborRegistrar.getByRole('heading', { name: 'No case fits' })).toBeVisible();
    await harborRegistrar.getByRole('button', { name: 'Clear the search' }).click();
  }
});

test('the same patient at another facility is no duplicate, and tells nothing', async ({
  registrar,
  harborRegistrar,
  database,
}) => {
  const doctor = await physicianOf(database, 'physician');
  const patient = newPatient();
  await registerByMachine(registrar, registrationAnswers(patient, doctor, dayAt(lakeside, 2)));
  const other = await registerByMachine(
    harborRegistrar,
    registrationAnswers(patient, doctor, dayAt(lakeside, 2)),
  );
  expect(other.number).not.toMatch(/^undefined/);
});

test('a person without a session is sent to sign in, and comes back to where they were going', async ({
  anyone,
  registrar,
  database,
}) => {
  const doctor = await physicianOf(database, 'physician');
  const opened = await registerByMachine(
    registrar,
    registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
  );
  for (const address of [
    '/cases',
    `/cases/${opened.id}`,
    '/forms',
    '/registry',
    '/registry/audit',
    '/facility',
  ]) {
    await anyone.goto(address);
    await expect(anyone, address).toHaveURL(/\/sign-in/);
    await expect(anyone.getByRole('button', { name: 'Go on' })).toBeVisible();
  }
  const answer = await anyone.request.get(`/api/cases/${opened.id}`);
  expect(answer.status()).toBe(401);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
});
