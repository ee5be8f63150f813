import { dayAt, lakeside } from '../calendar';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { interpretingPhysician } from '../steps/answers';
import {
  completionAnswers,
  post,
  prePetAnswers,
  registerByMachine,
  registrationAnswers,
  submitByMachine,
} from '../steps/by-machine';
import { physicianOf, printedName } from '../steps/who';

test.use({ tolerated: [refusal(403, 404)] });

test('the registry sees completeness, reads any case and who looked at it; it changes nothing', async ({
  administrator,
  auditor,
  registrar,
  manager,
  physician,
  database,
}) => {
  const doctor = await physicianOf(database, 'physician');
  const patient = newPatient();
  const opened = await registerByMachine(registrar, registrationAnswers(patient, doctor, dayAt(lakeside)));
  await submitByMachine(physician, opened, 'pre-pet', prePetAnswers, printedName(doctor));
  await manager.goto(`/cases/${opened.id}`);
  await expect(manager.getByRole('heading', { level: 1 })).toContainText(patient.familyName);

  for (const reader of [administrator, auditor]) {
    await reader.goto('/registry');
    const main = reader.getByRole('main');
    await expect(main).toContainText('Lakeside Imaging');
    await expect(main).toContainText('Harbor PET Center');
    await expect(main).toContainText(/overdue/i);
    await expect(main).toContainText(/eligible/i);

    await reader.goto('/cases?tab=all');
    await reader.getByLabel('Case number, name or MBI').fill(opened.number);
    await reader.getByRole('link', { name: opened.number }).click();
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(patient.familyName);
    // Read-only: no form is to be begun, nothing to be billed.
    await expect(reader.getByRole('link', { name: /^(Enter|Fill|Attach|Continue)/ })).toHaveCount(0);
    await expect(reader.getByRole('button', { name: /bill|accept/i })).toHaveCount(0);
    await expect(reader.getByText('ELG-05')).toHaveCount(1);
    await reader.getByRole('link', { name: 'Pre-PET form' }).click();
    await expect(reader.getByRole('main')).toContainText('C25.9');
    await expect(reader.getByRole('main')).toContainText(printedName(doctor));

    for (const [form, answers] of [
      ['completion', completionAnswers(dayAt(lakeside), interpretingPhysician)],
      ['post-pet', {}],
    ] as const) {
      const refused = await post(reader, `/api/cases/${opened.id}/forms/${form}/submit`, { answers });
      expect(refused.status()).toBe(403);
      expect(await refused.json()).toMatchObject({ code: 'not-allowed' });
    }
    expect(
      (
        await post(reader, '/api/cases', {
          answers: registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
        })
      ).status(),
    ).toBe(403);
    for (const form of ['completion', 'report', 'post-pet']) {
      const answer = await reader.goto(`/cases/${opened.id}/forms/${form}`);
      expect(answer?.status(), form).toBe(404);
    }
  }

  await administrator.goto(`/registry/audit?case=${opened.id}`);
  const lines = administrator.getByRole('table').locator('tbody tr');
  for (const [who, what] of [
    ['Registrar', /Registered/i],
    ['Physician', /pre-PET/i],
    ['Manager', /Looked at/i],
    ['Administrator', /Looked at/i],
    ['Auditor', /Looked at/i],
  ] as const) {
    await expect(
      lines.filter({ hasText: who }).filter({ hasText: what }).first(),
      `${who}: ${what}`,
    ).toBeVisible();
  }
  await expect(administrator.getByRole('main')).not.toContainText(patient.familyName);
  await expect(administrator.getByRole('main')).not.toContainText(patient.mbi);
});

test('pages of the registry are nobody else’s', async ({ registrar, physician }) => {
  for (const page of [registrar, physician]) {
    for (const address of ['/registry', '/registry/audit']) {
      expect((await page.goto(address))?.status(), address).toBe(404);
    }
  }
  expect((await physician.goto('/facility'))?.status()).toBe(404);
  expect((await physician.goto('/cases/new'))?.status()).toBe(404);
});
