import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import type { TestBase } from '../database';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { passphrase, people } from '../people';
import { field, goOn, group } from '../steps/answer';
import { type MachineCase, registerByMachine, registrationAnswers } from '../steps/by-machine';
import { openForm } from '../steps/case-steps';
import { fillDemoCode, signIn } from '../steps/sign-in';
import { physicianOf } from '../steps/who';

/** A case whose pre-PET form waits for the physician. */
async function waitingCase(registrar: Page, database: TestBase): Promise<MachineCase> {
  const doctor = await physicianOf(database, 'physician');
  return registerByMachine(registrar, registrationAnswers(newPatient(), doctor, dayAt(lakeside)));
}

async function toThePlan(page: Page, opened: MachineCase): Promise<void> {
  await page.goto(`/cases/${opened.id}/forms/pre-pet?step=plan`);
  await expect(page.getByRole('heading', { name: 'Your plan without PET' })).toBeVisible();
}

function plan(page: Page) {
  return group(page, 'Intended management if PET were not available');
}

async function storedDraft(database: TestBase, { id }: MachineCase): Promise<Record<string, unknown>> {
  const [found] = await database.rows('SELECT answers FROM draft WHERE case_id = $1', [id]);
  const answers = found?.answers;
  return typeof answers === 'object' && answers !== null ? { ...answers } : {};
}

test('a killed browser loses nothing that was shown as saved', async ({
  registrar,
  physician,
  playwright,
  launchOptions,
  baseURL,
  database,
}) => {
  const opened = await waitingCase(registrar, database);
  const process = await playwright.chromium.launchServer(launchOptions);
  const browser = await playwright.chromium.connect(process.wsEndpoint());
  const first = await browser.newPage({ baseURL: baseURL ?? '' });
  await signIn(first, 'physician');
  await openForm(first, opened, 'pre-pet');
  await group(first, 'Are you the treating physician?').getByRole('radio', { name: 'Yes' }).check();
  await goOn(first);
  await field(first, 'ICD-10-CM diagnosis code').fill('C25.1');
  await expect(first.getByText(/^Saved \d/)).toBeVisible();
  await expect
    .poll(() => storedDraft(database, opened))
    .toMatchObject({ treating: 'yes', diagnosis: 'C25.1' });
  // Its process ends, and no page of it is told.
  await process.kill();

  await physician.goto('/forms');
  await physician.locator('li').filter({ hasText: opened.number }).getByRole('link').click();
  await expect(field(physician, 'ICD-10-CM diagnosis code')).toHaveValue('C25.1');
  await physician.getByRole('button', { name: 'Back' }).click();
  await expect(
    group(physician, 'Are you the treating physician?').getByRole('radio', { name: 'Yes' }),
  ).toBeChecked();
});

for (const width of [390, 1280]) {
  test(`a press is not lost to what saving says, at ${width} px`, async ({
    registrar,
    another,
    database,
  }) => {
    const opened = await waitingCase(registrar, database);
    const page = await another('physician', { viewport: { width, height: 844 } });
    await toThePlan(page, opened);
    const button = page.getByRole('button', { name: 'Continue' });
    await expect(page.getByText('Saved as you answer')).toBeVisible();
    const place = await placeOf(button);
    // Saving takes as long as it takes to look.
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/draft', async (route) => {
      await arrived;
      await route.continue();
    });
    await plan(page).getByRole('radio', { name: 'Tissue biopsy' }).check();
    await expect(page.getByText('Saving…')).toBeVisible();
    expect(await placeOf(button), 'while it is saved').toBe(place);
    arrive();
    await expect(page.getByText(/^Saved \d/)).toBeVisible();
    expect(await placeOf(button), 'when it is saved').toBe(place);
  });
}

/** Where a button stands on the whole page, and how long that is. */
function placeOf(button: Locator): Promise<string> {
  return button.evaluate((element) => {
    const { top, left } = element.getBoundingClientRect();
    const { scrollHeight } = document.documentElement;
    return `${Math.round(top + window.scrollY)} down, ${Math.round(left)} in, of ${scrollHeight}`;
  });
}

test.describe('a lost network', () => {
  test.use({ tolerated: [/ERR_INTERNET_DISCONNECTED/] });

  test('is told honestly, and what was typed is saved when it is back', async ({
    registrar,
    physician,
    database,
  }) => {
    const opened = await waitingCase(registrar, database);
    await toThePlan(physician, opened);
    await plan(physician).getByRole('radio', { name: 'Treatment' }).check();
    await expect(physician.getByText(/^Saved \d/)).toBeVisible();
    await physician.context().setOffline(true);
    await group(physician, 'Goal of treatment').getByRole('radio', { name: 'Curative' }).check();
    await group(physician, 'Types of treatment')
      .getByRole('checkbox', { name: 'Other', exact: true })
      .check();
    await field(physician, 'Other treatment').fill('Hyperthermia');
    await expect(physician.getByRole('alert').filter({ hasText: 'Not saved: no connection' })).toBeVisible();
    await expect(physician.getByText(/^Saved \d/)).toHaveCount(0);
    await physician.context().setOffline(false);
    await expect(physician.getByText(/^Saved \d/)).toBeVisible();
    await expect
      .poll(() => storedDraft(database, opened))
      .toMatchObject({ goal: 'CURATIVE', treatments: ['OTHER'], otherTreatment: 'Hyperthermia' });
    await physician.reload();
    await expect(field(physician, 'Other treatment')).toHaveValue('Hyperthermia');
  });
});

test.describe('an expired session', () => {
  test.use({ tolerated: [refusal(401)] });

  test('asks for the passphrase in place, and nothing typed is lost', async ({
    registrar,
    physician,
    database,
  }) => {
    const opened = await waitingCase(registrar, database);
    await toThePlan(physician, opened);
    await plan(physician).getByRole('radio', { name: 'Treatment' }).check();
    await group(physician, 'Types of treatment')
      .getByRole('checkbox', { name: 'Other', exact: true })
      .check();
    // All that was chosen, not only the first of it: the dialog would come between the person and the next field.
    await expect.poll(async () => JSON.stringify(await storedDraft(database, opened))).toContain('OTHER');
    await expect(physician.getByText(/^Saved \d/)).toBeVisible();
    const address = physician.url();

    await database.rows(
      `UPDATE auth_session SET last_seen_at = last_seen_at - interval '16 minutes'
        WHERE account_id = (SELECT id FROM account WHERE email = $1) AND revoked_at IS NULL`,
      [people.physician],
    );
    await field(physician, 'Other treatment').fill('Cryotherapy of the pancreas');
    const dialog = physician.getByRole('dialog', { name: 'Sign in again' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByLabel('E-mail')).toHaveValue(people.physician);
    await dialog.getByLabel('Passphrase').fill('not the passphrase');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await expect(dialog).toContainText('That passphrase does not fit');
    await dialog.getByLabel('Passphrase').fill(passphrase);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await fillDemoCode(physician);
    await dialog.getByRole('button', { name: 'Sign in and save' }).click();
    await expect(dialog).toBeHidden();
    await expect(physician.getByText(/^Saved \d/)).toBeVisible();
    expect(physician.url()).toBe(address);
    await expect(field(physician, 'Other treatment')).toHaveValue('Cryotherapy of the pancreas');
    await expect
      .poll(() => storedDraft(database, opened))
      .toMatchObject({ otherTreatment: 'Cryotherapy of the pancreas' });
  });
});

test.describe('two people at one draft', () => {
  test.use({ tolerated: [refusal(409)] });

  test('neither silently overwrites the other', async ({ registrar, physician, another, database }) => {
    const opened = await waitingCase(registrar, database);
    const second = await another('physician');
    await toThePlan(physician, opened);
    await toThePlan(second, opened);

    await plan(physician).getByRole('radio', { name: 'Tissue biopsy' }).check();
    await expect(physician.getByText(/^Saved \d/)).toBeVisible();
    await plan(second).getByRole('radio', { name: 'Treatment' }).check();
    const dialog = second.getByRole('dialog', { name: 'Two versions of this form' });
    await expect(dialog).toBeVisible();
    const difference = dialog.getByRole('group', { name: 'Intended management if PET were not available' });
    await expect(difference).toContainText('Mine Treatment');
    await expect(difference).toContainText('Theirs Tissue biopsy');
    // Until somebody chose, what was saved first stands.
    expect(await storedDraft(database, opened)).toMatchObject({ plan: 'BIOPSY' });
    await dialog.getByRole('button', { name: 'Take theirs' }).click();
    await expect(plan(second).getByRole('radio', { name: 'Tissue biopsy' })).toBeChecked();

    // The other way round: the first is now the one who comes late, and keeps what is theirs.
    await plan(second).getByRole('radio', { name: 'Supportive care only' }).check();
    await expect.poll(() => storedDraft(database, opened)).toMatchObject({ plan: 'SUPPORTIVE' });
    await plan(physician).getByRole('radio', { name: 'Observation with close follow-up' }).check();
    const other = physician.getByRole('dialog', { name: 'Two versions of this form' });
    await other.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(() => storedDraft(database, opened)).toMatchObject({ plan: 'OBSERVATION' });
  });

  test('a late packet of a page never undoes a newer one', async ({ registrar, physician, database }) => {
    const opened = await waitingCase(registrar, database);
    const address = `/api/cases/${opened.id}/forms/pre-pet/draft`;
    const clientId = randomUUID();
    const save = (clientSeq: number, baseVersion: number, ecog: string) =>
      physician.request.put(address, { data: { answers: { ecog }, baseVersion, clientId, clientSeq } });
    expect((await save(1, 0, '1')).status()).toBe(200);
    expect((await save(3, 1, '3')).status()).toBe(200);
    expect((await save(2, 1, '2')).status()).toBe(200);
    expect(await storedDraft(database, opened)).toEqual({ ecog: '3' });
  });
});
