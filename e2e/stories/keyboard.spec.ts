import { dayAt, lakeside } from '../calendar';
import { expect, test } from '../fixtures';
import { newPatient } from '../patient';
import { passphrase } from '../people';
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
  const focused = physician.locator('*:focus');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 400; presses += 1) {
      await keyboard.press('Tab');
      const words = await focused
        .evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
        .catch(() => '');
      if (name.test(words)) return;
    }
    throw new Error(`Tab never came to ${name}`);
  };

  await physician.goto('/forms');
  await keyboard.press('Tab');
  await expect(focused).toHaveText(/Skip/);
  await keyboard.press('Enter');
  await tabTo(new RegExp(`${patient.familyName}.*pre-PET form`));
  await keyboard.press('Enter');

  await expect(physician.getByRole('heading', { level: 1, name: 'The request' })).toBeVisible();
  await tabTo(/^Skip|Tracer/);
  await physician.getByRole('heading', { level: 1 }).focus();
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
  for (
    let presses = 0;
    presses < 30 &&
    !(await physician.getByLabel('Your full name').evaluate((element) => element === document.activeElement));
    presses += 1
  ) {
    await keyboard.press('Tab');
  }
  await keyboard.type(printedName(doctor));
  await keyboard.press('Tab');
  await keyboard.type(passphrase);
  await keyboard.press('Enter');
  await receiptOn(physician);
});
