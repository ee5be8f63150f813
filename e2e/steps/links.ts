import { expect, type Page } from '@playwright/test';
import type { MachineCase } from './by-machine';

const sheet = 'Send the physician a link';

/** The facility sends a link from the page of a case, to an address that nobody else has. */
export async function sendLink(page: Page, { id }: MachineCase, email: string): Promise<void> {
  await page.goto(`/cases/${id}`);
  await page.getByRole('link', { name: sheet }).first().click();
  const form = page.getByRole('article', { name: /Pre-PET form/ });
  await form.getByLabel(/e-mail/).fill(email);
  await form.getByRole('button', { name: /^Send/ }).click();
  await expect(form.getByText(`A link is on its way to ${email}.`)).toBeVisible();
}

/** The code, as the facility reads it out on the phone. */
export async function codeOnThePhone(page: Page, { id }: MachineCase): Promise<string> {
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Show the code' }).click();
  const shown = page.locator('strong.figures');
  await expect(shown).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return (await shown.textContent()) ?? '';
}

/** The link in the e-mail, out of the demo's mailbox; its whole text comes along. */
export async function linkInMail(
  page: Page,
  email: string,
): Promise<{ readonly path: string; readonly text: string }> {
  await page.goto('/demo');
  const letter = page.getByRole('listitem').filter({ hasText: email }).first();
  const text = (await letter.textContent()) ?? '';
  const path = /\/l\/[A-Za-z0-9_-]{43}/.exec(text)?.[0];
  if (path === undefined) throw new Error(`No link in “${text}”`);
  return { path, text };
}

/** Types the code on the page behind a link. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code' }).fill('');
  await page.getByRole('textbox', { name: 'Code' }).pressSequentially(code);
  await page.getByRole('button', { name: 'Open the questionnaire' }).click();
}
