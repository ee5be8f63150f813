import type { Page } from '@playwright/test';
import { expect, refusal, test } from '../fixtures';
import { acceptInvitation, enrolPasskey, isMailed, linkMailedTo } from '../steps/newcomer';

test.use({ tolerated: [refusal(401, 404, 422)] });

const address = 'lena.brook@lakeside.example';
const freshPassphrase = 'harbor violin cactus seven';

async function ask(page: Page, email: string): Promise<string> {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'I cannot use my second factor' }).click();
  await page.getByLabel('The e-mail address you sign in with').fill(email);
  await page.getByRole('button', { name: 'Ask for a new sign-in' }).click();
  await expect(page.getByRole('heading', { name: 'Those who can help were told' })).toBeVisible();
  return (await page.getByRole('main').textContent()) ?? '';
}

test('two people open a new sign-in for whoever lost every factor; one alone never does', async ({
  manager,
  administrator,
  anyone,
  another,
}) => {
  await manager.goto('/facility/people');
  await manager.getByLabel('E-mail address').fill(address);
  await manager.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(manager.getByText(/The invitation is on its way to/)).toBeVisible();
  const lena = await another('anyone');
  await acceptInvitation(lena, await linkMailedTo(anyone, address, 'join'), {
    given: 'Lena',
    family: 'Brook',
  });

  // The answer is the same for an address that nobody has.
  const answers = [await ask(anyone, address), await ask(anyone, 'nobody@nowhere.example')];
  expect(answers[0]).toBe(answers[1]);

  const card = (page: Page) => page.getByRole('article', { name: 'Lena Brook cannot sign in any more' });
  await administrator.goto('/registry/people');
  await card(administrator).getByRole('button', { name: 'Approve a new sign-in' }).click();
  await expect(card(administrator)).toContainText('Write in a sentence how you know who asks');
  await card(administrator)
    .getByLabel('How did you recognize Lena Brook?')
    .fill('I called her on the number of the facility.');
  await card(administrator).getByRole('button', { name: 'Approve a new sign-in' }).click();
  await expect(card(administrator)).toContainText('Waits for a manager of the facility');
  await expect(card(administrator).getByRole('button', { name: 'Approve a new sign-in' })).toHaveCount(0);
  expect(await isMailed(anyone, address, 'recover'), 'after one approval').toBe(false);

  await manager.goto('/facility/people');
  await expect(card(manager)).toContainText('I called her on the number of the facility.');
  await card(manager).getByLabel('How did you recognize Lena Brook?').fill('She stands here beside me.');
  await card(manager).getByRole('button', { name: 'Approve a new sign-in' }).click();
  await expect(card(manager)).toContainText('Both approved');

  const link = await linkMailedTo(anyone, address, 'recover');
  const there = await another('anyone');
  await there.goto(link);
  await expect(there.getByRole('main')).not.toContainText('Lena');
  await lena.goto('/cases');
  await there.getByLabel('Passphrase', { exact: true }).fill(freshPassphrase);
  await there.getByRole('button', { name: /^Set the passphrase/ }).click();
  await expect(there).toHaveURL(/second-factor/);
  // What she was signed in with before is over, before the new second step is set up.
  expect((await lena.request.get('/api/session')).status()).toBe(401);
  await enrolPasskey(there);
  await expect(there).toHaveURL(/\/cases/);
  expect((await anyone.goto(link))?.status(), 'a second time').toBe(404);

  await manager.goto('/facility/people');
  await manager.getByRole('button', { name: 'Change the access of Brook, Lena' }).click();
  await manager.getByRole('radio', { name: /Take the access away/ }).check();
  await manager.getByRole('button', { name: /^Take the access/ }).click();
  await expect(manager.getByText('Lena Brook has no access any more.')).toBeVisible();
});

test('either refuses what the person did not ask for', async ({ manager, anyone }) => {
  await ask(anyone, 'registrar@lakeside.example');
  await manager.goto('/facility/people');
  const card = manager.getByRole('article', { name: 'Dana Reyes cannot sign in any more' });
  await card.getByLabel('How did you recognize Dana Reyes?').fill('She sits beside me and never asked.');
  await card.getByRole('button', { name: 'Refuse' }).click();
  await expect(card).toHaveCount(0);
});
