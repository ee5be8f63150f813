import { expect, type Locator, type Page } from '@playwright/test';
import type { SpokenDay } from '../calendar';
import type { Patient } from '../patient';
import { answer, goOn } from './answer';
import {
  type Answer,
  completionOf,
  interpretingPhysician,
  type Physician,
  registrationOf,
  reportChecklist,
  type Scan,
} from './answers';

/** A case as its people speak of it. */
export interface Opened {
  readonly id: string;
  readonly number: string;
  readonly patient: Patient;
  readonly scan: Scan;
}

export type FormName = 'registration' | 'pre-pet' | 'completion' | 'report' | 'post-pet';

/** The registrar registers a case in its steps, is told that it is a registry case, and lands on its page. */
export async function registerCase(
  page: Page,
  patient: Patient,
  physician: Physician,
  scan: Scan,
  scheduled: SpokenDay,
): Promise<Opened> {
  await page.goto('/cases');
  await page.getByRole('link', { name: 'Register a case' }).click();
  await answer(page, registrationOf(patient, physician, scan, scheduled));
  await expect(page.getByRole('heading', { name: 'This is a registry case' })).toBeVisible();
  await goOn(page);
  await page.getByRole('button', { name: 'Register the case' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: `${patient.familyName}, ${patient.givenName}` }),
  ).toBeVisible();
  return { id: idIn(page), number: await numberOn(page), patient, scan };
}

/** The case's id, out of the address of its page. */
function idIn(page: Page): string {
  const id = /\/cases\/([0-9a-f-]{36})/.exec(new URL(page.url()).pathname)?.[1];
  if (id === undefined) throw new Error(`No case at ${page.url()}`);
  return id;
}

async function numberOn(page: Page): Promise<string> {
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const number = /\d{4}-\d{2}-\d{4,}/.exec(heading)?.[0];
  if (number === undefined) throw new Error(`No case number in “${heading}”`);
  return number;
}

export async function openForm(
  page: Page,
  { id }: Pick<Opened, 'id'>,
  form: FormName,
  channel: 'account' | 'paper' = 'account',
): Promise<void> {
  await page.goto(`/cases/${id}/forms/${form}${channel === 'paper' ? '?channel=paper' : ''}`);
}

/** The physician answers the open form, reads it over, and signs it with the name, just after signing in; the receipt's number comes back. */
export async function signForm(
  page: Page,
  answers: readonly Answer[],
  name: string,
  notAsked: readonly string[] = [],
): Promise<string> {
  await answer(page, answers);
  await goOn(page);
  await expectReview(page, answers, notAsked);
  await page.getByLabel('Your full name').fill(name);
  await page.getByRole('button', { name: 'Sign and send' }).click();
  return receiptOn(page);
}

/** The review repeats every answer in words, and no question that this case does not need. */
export async function expectReview(
  page: Page,
  answers: readonly Answer[],
  notAsked: readonly string[] = [],
): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Review( and sign)?$/ })).toBeVisible();
  for (const one of answers) {
    const said = reviewed(page, one.ask).locator('dd');
    for (const words of wordsOf(one)) await expect(said).toContainText(words);
  }
  for (const ask of notAsked) await expect(reviewed(page, ask)).toHaveCount(0);
}

function reviewed(page: Page, ask: string): Locator {
  return page
    .locator('dl > div')
    .filter({ has: page.locator('dt').filter({ hasText: new RegExp(`^([A-C]\\d )?${escaped(ask)}$`) }) });
}

function escaped(words: string): string {
  return words.replace(/[()?.*+[\]\\]/g, '\\$&');
}

function wordsOf(one: Answer): readonly string[] {
  if ('choose' in one) return [one.choose];
  if ('tick' in one) return one.tick;
  if ('pick' in one) return [one.pick];
  if ('person' in one) return [one.person.npi, one.person.familyName];
  if ('stands' in one) return [one.stands];
  // A date is read back in words; the rest as it was typed.
  return /^\d\d\/\d\d\/\d{4}$/.test(one.type) ? [one.type.slice(6)] : [one.type];
}

/** The receipt's number, from the page that says that a form was received. */
export async function receiptOn(page: Page): Promise<string> {
  const receipt = page.locator('dt:text-is("Receipt") + dd');
  await expect(receipt).toBeVisible();
  return (await receipt.textContent()) ?? '';
}

/** The facility enters the scan, done today. */
export async function enterCompletion(page: Page, opened: Opened, on: SpokenDay): Promise<void> {
  await openForm(page, opened, 'completion');
  await enterForm(page, completionOf(opened.scan, on, interpretingPhysician));
}

/** The facility attaches the report and answers its checklist; `own` are the further questions of this kind of scan. */
export async function attachReport(
  page: Page,
  opened: Opened,
  file: Buffer,
  own: readonly Answer[] = [],
): Promise<void> {
  await openForm(page, opened, 'report');
  await page
    .getByLabel(/PDF/)
    .setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: file });
  await expect(page.getByText('report.pdf')).toBeVisible();
  await enterForm(page, [...reportChecklist, ...own]);
}

/** The facility answers the open form, reads it over and makes it final. */
export async function enterForm(page: Page, answers: readonly Answer[]): Promise<void> {
  await answer(page, answers);
  await goOn(page);
  await expectReview(page, answers);
  await page.getByRole('button', { name: 'Enter as final' }).click();
  await receiptOn(page);
}
