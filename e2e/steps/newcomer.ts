import { expect, type Page } from '@playwright/test';
import { plugInDevice } from './device';
import { arrivedSignedIn } from './sign-in';

/** What everybody new in these stories chooses. */
export const newPassphrase = 'teapot lantern gravel otter';

/** The link of the newest message to an address, as the demo shows what it does not send. */
export async function linkMailedTo(
  page: Page,
  address: string,
  kind: 'join' | 'recover' | 'apply',
): Promise<string> {
  await page.goto('/demo');
  const letter = page.getByRole('group').filter({ hasText: `to ${address}` });
  const link = letter.locator(`a[href*="/${kind}/"]`).first();
  const href = await link.getAttribute('href', { timeout: 5_000 });
  if (href === null) throw new Error(`No link for ${address}`);
  return new URL(href, page.url()).pathname;
}

/** Whether anything with such a link was mailed to an address. */
export async function isMailed(
  page: Page,
  address: string,
  kind: 'join' | 'recover' | 'apply',
): Promise<boolean> {
  await page.goto('/demo');
  const letter = page.getByRole('group').filter({ hasText: `to ${address}` });
  return (await letter.locator(`a[href*="/${kind}/"]`).count()) > 0;
}

/** Accepts an invitation with a passkey as the second step, and ends on the first page of one's own. */
export async function acceptInvitation(
  page: Page,
  link: string,
  name: { readonly given: string; readonly family: string },
): Promise<void> {
  await page.goto(link);
  await page.getByLabel('First name').fill(name.given);
  await page.getByLabel('Last name').fill(name.family);
  await page.getByLabel('Passphrase', { exact: true }).fill(newPassphrase);
  await page.getByRole('button', { name: 'Accept with a passphrase' }).click();
  await enrolPasskey(page);
}

/** Accepts an invitation with a passkey of this browser, signs in with it, and ends on the first page of one's own. */
export async function acceptWithPasskey(
  page: Page,
  link: string,
  name: { readonly given: string; readonly family: string },
): Promise<void> {
  await plugInDevice(page);
  await page.goto(link);
  await page.getByRole('button', { name: 'Accept with a passkey' }).click();
  await expect(page.getByRole('main')).toContainText('Type your first name.');
  await page.getByLabel('First name').fill(name.given);
  await page.getByLabel('Last name').fill(name.family);
  await page.getByRole('button', { name: 'Accept with a passkey' }).click();
  await page.getByRole('button', { name: 'Sign in with the passkey' }).click();
  await expect(page).not.toHaveURL(/\/join\//);
  await arrivedSignedIn(page);
}

/** The second step of somebody who has none yet: a passkey of this browser. */
export async function enrolPasskey(page: Page): Promise<void> {
  await expect(page).toHaveURL(/second-factor/);
  await plugInDevice(page);
  await page.getByRole('button', { name: 'Set up a passkey' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await arrivedSignedIn(page);
}
