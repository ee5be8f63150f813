import { dayAt, lakeside } from '../calendar';
import { expect, test } from '../fixtures';
import { newPatient } from '../patient';
import { madePdf } from '../pdf';
import { people } from '../people';
import { answer, goOn } from '../steps/answer';
import { type Answer, interpretingPhysician, postPetOf, prePetOf, scans } from '../steps/answers';
import {
  completionAnswers,
  registerByMachine,
  registrationAnswers,
  reportAnswers,
  submitByMachine,
} from '../steps/by-machine';
import { enterForm, expectReview, openForm, receiptOn, signForm } from '../steps/case-steps';
import { pdfBehind } from '../steps/documents';
import { physicianOf, printedName } from '../steps/who';

const pancreasBefore: readonly Answer[] = prePetOf(scans.pancreasRestaging, [
  { ask: 'Cancer site', stands: 'Pancreas' },
  { ask: 'ICD-10-CM diagnosis code', pick: 'C25.9' },
  { ask: 'How is the cancer established?', choose: 'Pathologically proven' },
  { ask: 'Working summary stage', choose: 'Localized only' },
  { ask: 'Performance status (ECOG)', choose: 'Fully active' },
]);

test('a form that came back on paper is transcribed, with the page attached', async ({
  registrar,
  physician,
  database,
}) => {
  const today = dayAt(lakeside);
  const doctor = await physicianOf(database, 'physician');
  const opened = await registerByMachine(registrar, registrationAnswers(newPatient(), doctor, today));
  await registrar.goto(`/cases/${opened.id}`);
  await registrar.getByRole('link', { name: 'Enter from paper' }).click();

  // Without its page a paper form is not taken.
  await answer(registrar, pancreasBefore);
  await goOn(registrar);
  await expectReview(registrar, pancreasBefore);
  await registrar.getByRole('button', { name: 'Enter as final' }).click();
  await expect(registrar.getByRole('link', { name: /^Signed page: / })).toBeVisible();

  const page = await madePdf(['Pre-PET form, filled in by hand and signed']);
  await registrar
    .getByLabel('Scanned page')
    .setInputFiles({ name: 'pre-pet signed.pdf', mimeType: 'application/pdf', buffer: page });
  await expect(registrar.getByText('pre-pet signed.pdf')).toBeVisible();
  await registrar.getByLabel('Signed by').fill(`Dr. ${printedName(doctor)}`);
  await registrar.getByLabel('Signed on').fill(today.typed);
  await registrar.getByRole('button', { name: 'Enter as final' }).click();
  await receiptOn(registrar);

  await registrar.goto(`/cases/${opened.id}`);
  const row = registrar.getByRole('row', { name: /^Pre-PET form/ });
  await expect(row).toContainText('Signed on paper, transcribed');
  const attached = await registrar.request.get(
    (await row.getByRole('link', { name: 'Signed page' }).getAttribute('href')) ?? '',
  );
  expect((await attached.body()).equals(page)).toBe(true);
  expect(attached.headers()['content-disposition']).toMatch(/^attachment/);
  const { read } = await pdfBehind(registrar, row.getByRole('link', { name: 'PDF' }));
  const registrarName = await database.value(
    "SELECT given_name || ' ' || family_name FROM account WHERE email = $1",
    [people.registrar],
  );
  expect(read.text.toLowerCase()).toContain(
    `transcribed from paper by ${registrarName}, signed by dr. ${printedName(doctor)} on ${today.words}`.toLowerCase(),
  );

  // The physician finds it done.
  await physician.goto('/forms');
  await expect(physician.getByText(opened.number)).toHaveCount(0);
});

test('a scan that was not performed cancels its case', async ({ registrar, database }) => {
  const doctor = await physicianOf(database, 'physician');
  const opened = await registerByMachine(
    registrar,
    registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
  );
  await openForm(registrar, opened, 'completion');
  await enterForm(registrar, [
    { ask: 'Was the scan performed?', choose: 'No' },
    { ask: 'Reason not performed', choose: 'Blood glucose too high' },
  ]);
  await registrar.goto(`/cases/${opened.id}`);
  await expect(registrar.getByRole('heading', { name: /^Can I bill\?/ })).toContainText('No');
  await expect(registrar.getByText('The scan was not performed.').first()).toBeVisible();
  await registrar.goto('/cases?tab=closed&state=cancelled&sort=number-');
  await expect(registrar.getByRole('link', { name: opened.number })).toBeVisible();
});

test('a post-PET form after its window: not payable as it stands, said why, still answered, and marked', async ({
  registrar,
  physician,
  database,
}) => {
  const doctor = await physicianOf(database, 'physician');
  const late = await database.rows(
    `SELECT o.case_id AS id, c.number FROM case_outlook o JOIN registry_case c ON c.facility_id = o.facility_id AND c.id = o.case_id
       JOIN facility f ON f.id = o.facility_id
      WHERE o.from_on <= (now() AT TIME ZONE f.time_zone)::date AND o.until_on > (now() AT TIME ZONE f.time_zone)::date
        AND o.state = 'late' AND o.step_form = 'post-pet' AND o.step_who = 'facility' AND o.physician_npi = $1 AND f.name = 'Lakeside Imaging' AND c.reason = 'RS'
      ORDER BY c.number LIMIT 1`,
    [doctor.npi],
  );
  const [found] = late;
  if (!found) throw new Error('The demo world has no late case of this physician.');
  const opened = { id: String(found.id) };

  await registrar.goto(`/cases/${opened.id}`);
  await expect(registrar.getByRole('heading', { name: /^Can I bill\? No/ })).toBeVisible();
  await expect(registrar.getByText(/its window ended/).first()).toBeVisible();

  await physician.goto('/forms');
  const waiting = physician.locator('li').filter({ hasText: String(found.number) });
  await expect(waiting).toContainText('Late');
  await waiting.getByRole('link').click();
  await expect(physician.getByText('This form is late.')).toBeVisible();
  await signForm(
    physician,
    postPetOf([
      { ask: 'Summary stage now', choose: 'Localized only' },
      { ask: 'Extent of disease compared with your belief before PET', choose: 'Less' },
    ]),
    printedName(doctor),
  );

  await registrar.reload();
  await expect(registrar.getByRole('heading', { name: /^Can I bill\? No/ })).toBeVisible();
  const rule = registrar.getByRole('group').filter({ hasText: 'ELG-08' }).last();
  await expect(rule).toContainText(/late|after/i);
  await expect(registrar.getByRole('row', { name: /^Post-PET form/ })).toContainText('Signed');
  const refused = await registrar.request.get(`/api/cases/${opened.id}/claim-support.pdf`);
  expect(refused.status()).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'not-eligible' });
  const spoken: unknown = await (await registrar.request.get(`/api/cases/${opened.id}`)).json();
  expect(spoken).toMatchObject({ state: 'late', verdict: { outcome: 'notMet' } });
  expect(spoken).toMatchObject({
    verdict: {
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'ELG-08',
          holds: false,
          says: expect.any(String),
          repair: expect.objectContaining({ possible: true }),
        }),
      ]),
    },
  });
});

test('a case whose pre-PET form never came cannot be repaired', async ({ registrar, database }) => {
  const doctor = await physicianOf(database, 'physician2');
  const opened = await registerByMachine(
    registrar,
    registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
  );
  await submitByMachine(
    registrar,
    opened,
    'completion',
    completionAnswers(dayAt(lakeside), interpretingPhysician),
  );
  await submitByMachine(registrar, opened, 'report', reportAnswers);
  const spoken: unknown = await (await registrar.request.get(`/api/cases/${opened.id}`)).json();
  // Today is still the day of the scan: the physician can sign until midnight.
  expect(spoken).toMatchObject({
    number: opened.number,
    verdict: { outcome: 'cannotTell' },
    nextStep: { who: expect.any(String), what: expect.any(String), by: dayAt(lakeside).iso },
  });
});
