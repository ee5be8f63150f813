import type { Page } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { readPdf } from '../pdf';
import { interpretingPhysician } from '../steps/answers';
import {
  completionAnswers,
  type MachineCase,
  postPetAnswers,
  prePetAnswers,
  registerByMachine,
  registrationAnswers,
  reportAnswers,
  submitByMachine,
} from '../steps/by-machine';
import { physicianOf, printedName } from '../steps/who';

// A claim support that is not there yet, and what cannot be done yet, are refused.
test.use({ tolerated: [refusal(409, 422)] });

const seeded = `FROM case_outlook o JOIN facility f ON f.id = o.facility_id
  JOIN registry_case c ON c.facility_id = o.facility_id AND c.id = o.case_id
  WHERE f.name = 'Lakeside Imaging' AND o.from_on <= (now() AT TIME ZONE f.time_zone)::date
    AND o.until_on > (now() AT TIME ZONE f.time_zone)::date
    AND o.physician_npi = (SELECT m.npi FROM membership m JOIN account a ON a.id = m.account_id WHERE a.email = 'physician@oncology.example')`;

/** The page of a case, whole. */
async function openCase(page: Page, { id }: Pick<MachineCase, 'id'>): Promise<void> {
  await page.goto(`/cases/${id}`);
  await expect(page.getByRole('heading', { name: /^Can (I bill|this scan be billed)\?/ })).toBeVisible();
}

test('a form is reopened twice in a row, and each claim support says which one counts', async ({
  registrar,
  physician,
  anyone,
  database,
}) => {
  const today = dayAt(lakeside);
  const doctor = await physicianOf(database, 'physician');
  const name = printedName(doctor);
  const opened = await registerByMachine(registrar, registrationAnswers(newPatient(), doctor, today));
  await submitByMachine(physician, opened, 'pre-pet', prePetAnswers, name);
  await submitByMachine(registrar, opened, 'completion', completionAnswers(today, interpretingPhysician));
  await submitByMachine(registrar, opened, 'report', reportAnswers);
  await submitByMachine(physician, opened, 'post-pet', postPetAnswers, name);
  const pdfOf = async (revision?: number) => {
    const query = revision === undefined ? '' : `?revision=${revision}`;
    const given = await registrar.request.get(`/api/cases/${opened.id}/claim-support.pdf${query}`);
    expect(given.status()).toBe(200);
    return readPdf(await given.body());
  };
  const first = await pdfOf();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(first.text.split('code ').at(-1) ?? '')?.[0] ?? '';

  for (const revision of [1, 2]) {
    await test.step(`revision ${revision} is reopened on the physician’s request, told before`, async () => {
      await openCase(registrar, opened);
      await registrar.getByRole('link', { name: 'Correct the post-PET form' }).click();
      await expect(registrar.getByRole('heading', { level: 1 })).toHaveText('Correct the post-PET form');
      await expect(registrar.getByRole('heading', { name: 'What reopening leads to' })).toBeVisible();
      await expect(
        registrar.getByText(`Revision ${revision} of the claim support is superseded at once`),
      ).toBeVisible();
      const reason = registrar.getByLabel('What does the physician want to correct?');
      await registrar.getByRole('button', { name: 'Reopen it for the physician' }).click();
      await expect(registrar.getByText('Write the reason in a few words.')).toBeVisible();
      await reason.fill(`Dr. ${doctor.familyName} called: the extent was another one.`);
      await registrar.getByRole('button', { name: 'Reopen it for the physician' }).click();
      await expect(registrar.getByRole('heading', { name: /^Can I bill\? Not yet/ })).toBeVisible();
      await expect(registrar.getByText('Revise the post-PET form').first()).toBeVisible();
      expect((await registrar.request.get(`/api/cases/${opened.id}/claim-support.pdf`)).status()).toBe(409);
    });
    await test.step(`and signed again as revision ${revision + 1}`, async () => {
      await physician.goto(`/cases/${opened.id}/forms/post-pet`);
      await expect(physician.getByText(`Revises revision ${revision}: `)).toBeVisible();
      await submitByMachine(
        physician,
        opened,
        'post-pet',
        { ...postPetAnswers, extent: revision === 1 ? 'MORE' : 'LESS' },
        name,
      );
      await openCase(registrar, opened);
      await expect(registrar.getByRole('heading', { name: /^Can I bill\? Yes/ })).toBeVisible();
    });
  }

  await test.step('the first claim support says that it counts no longer, and otherwise what it said', async () => {
    const former = await pdfOf(1);
    expect(former.text).toContain('SUPERSEDED');
    expect(former.text).toContain('by revision 3');
    expect(former.title).toContain('SUPERSEDED');
    expect(former.text).toContain('Revision 1, issued');
    const current = await pdfOf();
    expect(current.text).toContain('Revision 3, issued');
    expect(current.text).not.toContain('SUPERSEDED');
    await anyone.goto(`/verify?code=${code}`);
    await expect(anyone.getByRole('heading', { name: 'Issued here, but superseded' })).toBeVisible();
    await expect(anyone.getByText('Revision 3 has replaced it')).toBeVisible();
  });

  await test.step('every version is read, with what changed answer by answer', async () => {
    await registrar.getByRole('link', { name: 'Post-PET form', exact: true }).click();
    const changes = registrar.getByRole('table', { name: 'Answers of revision 2 and revision 3' });
    await expect(changes.getByRole('row', { name: /Extent of disease/ })).toContainText(/More.*Less/);
    await registrar.getByRole('link', { name: 'revision 1' }).click();
    await expect(registrar.getByText(/^Superseded on .*A later revision counts/)).toBeVisible();
  });
});

test('a late case is accepted by the registry with a written reason', async ({
  administrator,
  registrar,
  database,
}) => {
  const id = await database.value(
    `SELECT c.id ${seeded} AND o.state = 'late' AND o.step_who = 'registry' ORDER BY c.running DESC LIMIT 1`,
  );
  await openCase(administrator, { id });
  await administrator.getByRole('link', { name: 'Decide about this case' }).click();
  await expect(administrator.getByText('The case becomes payable: every rule holds.')).toBeVisible();
  const reason = 'The clinic was closed by a flood in the last week.';
  await administrator.getByLabel(/is accepted late$/).fill(reason);
  await administrator.getByRole('button', { name: /^Accept the/ }).click();
  await expect(administrator.getByRole('heading', { name: /^Can this scan be billed\? Yes/ })).toBeVisible();
  await openCase(registrar, { id });
  const given = await registrar.request.get(`/api/cases/${id}/claim-support.pdf`);
  expect(given.status()).toBe(200);
  const { text } = await readPdf(await given.body());
  expect(text).toContain('Accepted late by the registry');
  expect(text).toContain(reason);
});
