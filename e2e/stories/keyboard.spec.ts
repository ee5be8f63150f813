import type { Locator } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import { expect, test } from '../fixtures';
import { newPatient } from '../patient';
import { registerByMachine, registrationAnswers } from '../steps/by-machine';
import { receiptOn } from '../steps/case-steps';
import { physicianOf, printedName } from '../steps/who';

test('the physician answers and signs a form with the keyboard alone', async ({
  registrar,
  physician,
  database,
}) => {
  const doctor = await physicianOf(database, 'physician');
  const patient = newPatient();
  await registerByMachine(registrar, registrationAnswers(patient, doctor, dayAt(lakeside)));
  const { keyboard } = physician;
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  /** Tab by Tab, as a person without a pointer, until the focus is there. */
  const tabTo = async (there: Locator) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await keyboard.press('Tab');
      if (await there.evaluate((element) => element.contains(document.activeElement))) return;
    }
    throw new Error('Tab never came there');
  };

  await physician.goto('/forms');
  await keyboard.press('Tab');
  await expect(physician.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await keyboard.press('Enter');
  await tabTo(physician.getByRole('link', { name: new RegExp(`${patient.familyName}.*pre-PET form`) }));
  await keyboard.press('Enter');

  await expect(physician.getByRole('heading', { level: 1, name: 'The request' })).toBeFocused();
  await press('1', 'Enter');
  await expect(physician.getByRole('heading', { level: 1, name: 'The disease' })).toBeFocused();
  // From the title, Enter leads to the first question that is open: the site is known from the registration.
  await press('Enter');
  await keyboard.type('C25.9');
  await press('Enter', '1', 'Enter', '4', 'Enter', '2', 'Enter');
  await expect(physician.getByRole('heading', { level: 1, name: 'Your plan without PET' })).toBeFocused();
  await press('4', 'Enter', '2', 'Enter', '2', '4', 'Enter');
  await keyboard.type('Nerve block');
  await press('Enter');
  await expect(physician.getByRole('heading', { level: 1, name: 'Review and sign' })).toBeFocused();
  for (const words of [
    'C25.9',
    'Metastatic with a single suspected site',
    'Symptomatic and fully ambulatory',
    'Palliative',
    'Nerve block',
  ]) {
    await expect(physician.getByRole('definition').filter({ hasText: words })).toHaveCount(1);
  }
  await tabTo(physician.getByLabel('Your full name'));
  await keyboard.type(printedName(doctor));
  await keyboard.press('Enter');
  await receiptOn(physician);
});
