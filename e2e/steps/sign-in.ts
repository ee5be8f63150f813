import { expect, type Page } from '@playwright/test';
import { type PersonName, passphrase, people } from '../people';

/** Signs in the way a person does, and waits until the first page of their own is there. */
export async function signIn(page: Page, name: PersonName): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(people[name]);
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
