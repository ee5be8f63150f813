import { expect, type Locator, type Page } from '@playwright/test';
import type { Answer } from './answers';

/** A question with several controls, by its words. */
export function group(page: Page, ask: string): Locator {
  return page.getByRole('group', { name: ask, exact: true });
}

/** A question with one control, by its words. */
export function field(page: Page, ask: string): Locator {
  return page.getByLabel(ask, { exact: true });
}

/** Answers the questions in their order, going on to the next step of the form where the next question is not on this one. */
export async function answer(page: Page, answers: readonly Answer[]): Promise<void> {
  for (const one of answers) {
    await reach(page, one);
    await give(page, one);
  }
}

async function reach(page: Page, one: Answer): Promise<void> {
  const control =
    'type' in one || 'pick' in one
      ? field(page, one.ask)
      : 'stands' in one
        ? group(page, one.ask).or(field(page, one.ask))
        : group(page, one.ask);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // A question may be on this step and appear only now, as a follow-up of the answer before.
  for (let step = 0; step < 6; step += 1) {
    const isHere = await control
      .first()
      .waitFor({ state: 'visible', timeout: step === 0 ? 400 : 3_000 })
      .then(
        () => true,
        () => false,
      );
    if (isHere) return;
    await goOn(page);
  }
  await expect(control.first(), `the question “${one.ask}”`).toBeVisible();
}

/** To the next step of the form. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}

async function give(page: Page, one: Answer): Promise<void> {
  if ('choose' in one)
    await group(page, one.ask).getByRole('radio', { name: one.choose, exact: true }).check();
  else if ('tick' in one) {
    for (const choice of one.tick)
      await group(page, one.ask).getByRole('checkbox', { name: choice, exact: true }).check();
  } else if ('type' in one) await field(page, one.ask).fill(one.type);
  else if ('pick' in one) await pick(page, one.ask, one.pick);
  else if ('person' in one) await enterPerson(group(page, one.ask), one.person);
  else await expectStands(page, one.ask, one.stands);
}

async function pick(page: Page, ask: string, wanted: string): Promise<void> {
  const control = field(page, ask);
  const tag = await control.evaluate((element) => element.tagName);
  if (tag === 'SELECT') await control.selectOption({ label: wanted });
  else await control.fill(wanted);
}

async function enterPerson(
  person: Locator,
  { npi, familyName, givenName }: { npi: string; familyName: string; givenName: string },
): Promise<void> {
  await person.getByLabel('NPI', { exact: true }).fill(npi);
  await person.getByLabel('Last name', { exact: true }).fill(familyName);
  await person.getByLabel('First name', { exact: true }).fill(givenName);
}

async function expectStands(page: Page, ask: string, wanted: string): Promise<void> {
  const control = group(page, ask).or(field(page, ask)).first();
  const tag = await control.evaluate((element) => element.tagName);
  if (tag === 'SELECT') await expect(control.locator('option:checked')).toHaveText(wanted);
  else await expect(control.getByRole('radio', { name: wanted, exact: true })).toBeChecked();
}
