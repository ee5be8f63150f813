import type { Page } from '@playwright/test';
import { expect, refusal, test } from '../fixtures';
import { acceptInvitation, acceptWithPasskey, linkMailedTo } from '../steps/newcomer';

test.use({ tolerated: [refusal(401, 404, 422)] });

async function invite(page: Page, address: string, role: 'Registrar' | 'Manager'): Promise<void> {
  await page.goto('/facility/people');
  await page.getByLabel('E-mail address').fill(address);
  await page.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText(/The invitation is on its way to/)).toBeVisible();
}

async function changeAccess(page: Page, name: string, choice: RegExp, button: RegExp): Promise<void> {
  await page.goto('/facility/people');
  await page.getByRole('button', { name: `Change the access of ${name}` }).click();
  await page.getByRole('radio', { name: choice }).check();
  await page.getByRole('button', { name: button }).click();
}

test('a manager invites, the invited accept, the role is handed over, and who is removed is out at once', async ({
  manager,
  anyone,
  another,
}) => {
  await manager.goto('/cases');
  await manager.getByRole('navigation').getByRole('link', { name: 'People' }).click();
  await expect(manager.getByRole('heading', { level: 1 })).toHaveText('People');
  // However the address is written, it is one mailbox.
  await invite(manager, ' Vera.STONE@Lakeside.example', 'Manager');
  await expect(manager.getByRole('table', { name: 'Open invitations' })).toContainText(
    'vera.stone@lakeside.example',
  );
  await manager.getByLabel('E-mail address').fill('VERA.stone@lakeside.example');
  await manager.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(manager.getByText(/invited already/)).toBeVisible();

  const link = await linkMailedTo(anyone, 'vera.stone@lakeside.example', 'join');
  // A scanner opens it again and again: nothing changes, and nothing but who invites to what is told.
  for (let time = 0; time < 20; time += 1) expect((await anyone.request.get(link)).status()).toBe(200);
  await anyone.goto(link);
  await expect(anyone.getByRole('main')).toContainText('Ruth Feldman invites you to Lakeside Imaging');
  await expect(anyone.getByRole('main')).not.toContainText('vera.stone');
  await anyone.getByLabel('Passphrase', { exact: true }).fill('short');
  await anyone.getByRole('button', { name: 'Accept with a passphrase' }).click();
  await expect(anyone.getByRole('main')).toContainText('Type your first name.');
  await expect(anyone.getByRole('main')).toContainText('at least 15');

  const vera = await another('anyone');
  await acceptInvitation(vera, link, { given: 'Vera', family: 'Stone' });
  await expect(vera).toHaveURL(/\/cases/);
  const used = (await (await anyone.goto(link))?.status()) ?? 0;
  const usedWords = await anyone.getByRole('main').textContent();
  const never = (await anyone.goto(`/join/${'x'.repeat(43)}`))?.status();
  expect([used, never]).toEqual([404, 404]);
  expect(await anyone.getByRole('main').textContent()).toBe(usedWords);
  expect(usedWords).toContain('This invitation cannot be used');

  await invite(vera, 'omar.field@lakeside.example', 'Registrar');
  const omar = await another('anyone');
  await acceptWithPasskey(omar, await linkMailedTo(anyone, 'omar.field@lakeside.example', 'join'), {
    given: 'Omar',
    family: 'Field',
  });
  expect((await omar.goto('/facility/people'))?.status()).toBe(404);

  await changeAccess(vera, 'Field, Omar', /Hand my role over and stay/, /^Hand over to Omar Field/);
  await expect(vera.getByRole('heading', { level: 1 })).not.toHaveText('People');
  await omar.goto('/facility/people');
  const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row(omar, 'Field, Omar')).toContainText('manager');
  await expect(row(omar, 'Stone, Vera')).toContainText('registrar');
  await expect(row(omar, 'Stone, Vera')).toContainText('Yes');

  await vera.goto('/cases');
  await changeAccess(omar, 'Stone, Vera', /Take the access away/, /^Take the access of Vera Stone away/);
  await expect(omar.getByText('Vera Stone has no access any more.')).toBeVisible();
  const began = Date.now();
  expect((await vera.request.get('/api/session')).status()).toBe(401);
  expect(Date.now() - began).toBeLessThan(1_000);
  await vera.getByRole('navigation').getByRole('link', { name: 'Facility' }).click();
  await expect(vera).toHaveURL(/sign-in/);

  await changeAccess(manager, 'Field, Omar', /Take the access away/, /^Take the access of Omar Field away/);
  await expect(manager.getByText('Omar Field has no access any more.')).toBeVisible();
});

test('an administrator sees everybody and invites; an auditor only looks', async ({
  administrator,
  auditor,
  anyone,
}) => {
  await administrator.goto('/registry/people');
  const access = administrator.getByRole('region', { name: 'Who has access' });
  await access.getByLabel('Facility').selectOption('Harbor PET Center');
  await administrator.getByRole('button', { name: 'Show' }).click();
  const people = administrator.getByRole('table', { name: 'Who has access' });
  await expect(people).toContainText('Thibodeau, Owen');
  await expect(people).not.toContainText('Reyes, Dana');

  await administrator.getByLabel('E-mail address').fill('new.doctor@oncology.example');
  await administrator.getByRole('radio', { name: 'Referring physician' }).check();
  await administrator.getByLabel('NPI').fill('1234567890');
  await administrator.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(administrator.getByText(/The last digit of an NPI/)).toBeVisible();
  await expect(administrator.getByLabel('E-mail address')).toHaveValue('new.doctor@oncology.example');
  await administrator.getByLabel('NPI').fill('1003000126');
  await administrator.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(administrator.getByText(/The invitation is on its way/)).toBeVisible();
  await linkMailedTo(anyone, 'new.doctor@oncology.example', 'join');
  await administrator.goto('/registry/people');
  await administrator.getByRole('button', { name: 'Revoke the invitation of new.doctor' }).click();
  await expect(administrator.getByText(/is revoked/)).toBeVisible();

  await auditor.goto('/registry/people');
  await expect(auditor.getByRole('table', { name: 'Who has access' })).toContainText('Reyes, Dana');
  await expect(auditor.getByRole('button', { name: /Change|Revoke|Send/ })).toHaveCount(0);
});
