import type { Page } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { scans } from '../steps/answers';
import { registerCase } from '../steps/case-steps';
import { acceptInvitation, linkMailedTo } from '../steps/newcomer';
import { physicianOf } from '../steps/who';

test.use({ tolerated: [refusal(404, 409, 422)] });

const applicant = 'ann.park@riverside.example';
const manager = 'mia.wolf@riverside.example';

test('a facility joins and registers its first case; its balance runs low, runs out and is filled', async ({
  anyone,
  another,
  administrator,
  database,
}) => {
  test.setTimeout(400_000);
  await test.step('somebody begins an application and confirms the address by a press', async () => {
    await anyone.goto('/');
    await anyone.getByRole('link', { name: 'Apply to take part' }).click();
    await anyone.getByRole('button', { name: 'Send me the link' }).click();
    await expect(anyone.getByText('Type your first and last name.')).toBeVisible();
    await anyone.getByLabel('Your name').fill('Ann Park');
    await anyone.getByLabel('Your e-mail address').fill(applicant);
    await anyone.getByRole('button', { name: 'Send me the link' }).click();
    await expect(anyone.getByText(/A link to the application is on its way/)).toBeVisible();
  });
  const link = await linkMailedTo(anyone, applicant, 'apply');
  // A scanner opens it again and again: nothing changes.
  for (let time = 0; time < 5; time += 1) expect((await anyone.request.get(link)).status()).toBe(200);
  await anyone.goto(link);
  await expect(anyone.getByRole('heading', { level: 1, name: 'Confirm your e-mail address' })).toBeVisible();
  await anyone.getByRole('button', { name: 'Confirm and open the application' }).click();
  await expect(anyone.getByRole('heading', { level: 1, name: 'Application to take part' })).toBeVisible();

  await test.step('a draft takes anything and is there again', async () => {
    await anyone.getByLabel('Legal entity', { exact: true }).fill('Riverside Health, Inc.');
    await anyone.getByLabel('Taxpayer identification number').fill('123-45-6789');
    await expect(anyone.getByText('Saved', { exact: true })).toBeVisible();
    await anyone.reload();
    await expect(anyone.getByLabel('Legal entity', { exact: true })).toHaveValue('Riverside Health, Inc.');
    await anyone.getByRole('button', { name: 'Hand the application in' }).click();
    await expect(anyone.getByRole('heading', { name: /things are open/ })).toBeVisible();
    await expect(anyone.getByText(/which the registry never takes/).first()).toBeVisible();
  });

  await test.step('the application is filled in, signed and handed in', async () => {
    await fillIn(anyone);
    await anyone.getByLabel('Your first and last name').fill('Ann Park');
    await anyone.getByLabel('Your title').fill('Chief executive officer');
    await anyone.getByRole('checkbox', { name: /I may sign for Riverside Health/ }).check();
    await anyone.getByRole('button', { name: 'Hand the application in' }).click();
    await expect(anyone.getByRole('heading', { level: 1 })).toContainText('is with the registry');
    await expect(anyone.getByRole('main')).toContainText('Not recorded yet; $150.00 was promised.');
  });

  await test.step('the registry asks back, and the applicant answers', async () => {
    await administrator.goto('/registry/applications');
    await administrator.getByRole('link', { name: 'Riverside PET Center' }).click();
    await expect(
      administrator.getByRole('heading', { level: 1, name: 'Riverside PET Center' }),
    ).toBeVisible();
    await administrator.getByLabel('Question', { exact: true }).fill('Which contractor gave you the PTAN?');
    await administrator.getByRole('button', { name: 'Send the question' }).click();
    await expect(administrator.getByText('The question is on its way.')).toBeVisible();
    await anyone.goto(link);
    await expect(anyone.getByRole('region', { name: 'The registry asks' })).toContainText('Which contractor');
    await anyone.getByLabel('What you want to say').fill('NGS, jurisdiction 6.');
    await anyone.getByRole('button', { name: 'Hand the application in' }).click();
    await expect(anyone.getByRole('heading', { level: 1 })).toContainText('is with the registry');
  });

  await test.step('the payments are recorded and the facility is approved', async () => {
    await administrator.reload();
    await expect(administrator.getByText('NGS, jurisdiction 6.')).toBeVisible();
    await administrator.getByRole('button', { name: 'Approve the facility' }).click();
    await expect(administrator.getByText(/cannot be approved yet/)).toBeVisible();
    await administrator.getByLabel('Application fee, check or payment number').fill('Check 77');
    await administrator.getByLabel('Deposit, check or payment number').fill('Check 78');
    await administrator.getByRole('button', { name: 'Record the payments' }).click();
    await expect(administrator.getByText('Check 77').first()).toBeVisible();
    await administrator.getByRole('button', { name: 'Approve the facility' }).click();
    await expect(administrator.getByText(/Approved as facility \d{4} by Miriam Castle/)).toBeVisible();
    await anyone.goto(link);
    await expect(anyone.getByRole('heading', { level: 1 })).toHaveText('Riverside PET Center takes part');
  });

  const invitation = await linkMailedTo(anyone, manager, 'join');
  const mia = await another('anyone');
  await acceptInvitation(mia, invitation, { given: 'Mia', family: 'Wolf' });
  const today = dayAt(lakeside);
  const doctor = await physicianOf(database, 'physician');
  const register = () => registerCase(mia, newPatient(), doctor, scans.pancreasRestaging, today);

  await test.step('the manager is welcomed and registers the first case', async () => {
    await expect(mia.getByRole('heading', { name: 'Welcome, Riverside PET Center' })).toBeVisible();
    await expect(mia.getByRole('link', { name: 'Register the first case' })).toBeVisible();
    await register();
    await mia.goto('/cases');
    await expect(mia.getByRole('heading', { name: /Welcome/ })).toHaveCount(0);
  });

  await test.step('the balance runs low, and runs out', async () => {
    await expect(mia.getByRole('complementary', { name: 'Balance' })).toHaveCount(0);
    await register();
    await mia.goto('/cases');
    await expect(mia.getByRole('complementary', { name: 'Balance' })).toContainText(
      'The balance is $50.00, below the minimum of $100.00. It covers 1 more case.',
    );
    await anyone.goto('/demo');
    await expect(anyone.getByRole('listitem').filter({ hasText: manager }).first()).toContainText(
      'The balance of Riverside PET Center is below $100.00',
    );
    await register();
    await mia.goto('/cases');
    await expect(mia.getByRole('complementary', { name: 'Balance' })).toContainText(
      'No case can be registered now.',
    );
    await expect(register()).rejects.toThrow();
    await expect(mia.getByRole('main')).toContainText(
      'The balance of Riverside PET Center is $0.00, and registering a case costs $50.00.',
    );
  });

  await test.step('it is filled, and the registration that waited goes through', async () => {
    await administrator.goto('/registry/balances?which=low');
    await administrator.getByRole('link', { name: 'Riverside PET Center' }).click();
    await expect(administrator.getByRole('heading', { level: 1 })).toHaveText(
      'Balance of Riverside PET Center',
    );
    await administrator.getByLabel('Amount in dollars').fill('500');
    await administrator.getByLabel('Check or payment number').fill('Check 90');
    await administrator.getByRole('button', { name: 'Record the deposit' }).click();
    await expect(administrator.getByText('$500.00 recorded for Riverside PET Center.')).toBeVisible();
    await mia.getByRole('button', { name: 'Register the case' }).click();
    await expect(mia.getByRole('heading', { level: 1 })).toContainText(/\d{4}-\d{2}-0004/);
    await mia.goto('/facility/balance');
    await expect(mia.getByRole('table', { name: 'Entries' })).toContainText('Check 90');
    await expect(mia.getByRole('main')).toContainText('$450.00');
  });
});

async function fillIn(page: Page): Promise<void> {
  const type = (label: string | RegExp, words: string) => page.getByLabel(label, { exact: true }).fill(words);
  await type('Taxpayer identification number (EIN)', '36-1234567');
  await type('Name of the service location', 'Riverside PET Center');
  await type('Street address', '12 Water Street');
  await type('City', 'Peoria');
  await page.getByLabel('State', { exact: true }).selectOption('IL');
  await type('ZIP code', '61602');
  await page.getByLabel('Time zone').selectOption('America/Chicago');
  await type('Telephone', '309-555-0142');
  await type('E-mail address of the location', 'pet@riverside.example');
  await type('NPI of the facility', '1003000126');
  await choose(page, 'Is the location part of a hospital?', 'No');
  await type('Provider Transaction Access Number (PTAN)', 'IL1234');
  await choose(page, 'What does the facility bill Medicare?', 'The global charge');
  await choose(page, 'Where does the scanner stand?', 'In one place');
  await type('Manufacturer', 'Siemens');
  await type('Model', 'Biograph');
  await choose(page, 'Type', 'PET/CT');
  const reader = page.getByRole('group', { name: 'Interpreting physician 1' });
  await reader.getByLabel('First name').fill('Ren');
  await reader.getByLabel('Last name').fill('Sato');
  await reader.getByLabel('NPI').fill('1245319599');
  await type('Name of the manager', 'Mia Wolf');
  await type('E-mail address of the manager', manager);
  await type('Telephone of the manager', '309-555-0143');
  await type('Name of the billing contact', 'Bo Lee');
  await type('E-mail address of the billing contact', 'billing@riverside.example');
  await type('Start-up deposit in dollars', '150');
  await type('Minimum balance in dollars', '100');
  await choose(page, 'How will you pay?', 'By check');
}

async function choose(page: Page, ask: string, words: string): Promise<void> {
  await page
    .getByRole('group', { name: ask, exact: true })
    .getByRole('radio', { name: words, exact: true })
    .check();
}
