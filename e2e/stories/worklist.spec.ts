import type { Page } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import { expect, test } from '../fixtures';
import { newPatient } from '../patient';
import { registerByMachine, registrationAnswers } from '../steps/by-machine';
import { physicianOf } from '../steps/who';

const tabs = ['Needs action', 'Due soon', 'With the physician', 'Ready to bill', 'Closed', 'All'] as const;

function rows(page: Page) {
  return page.getByRole('table', { name: /^Cases/ }).locator('tbody tr');
}

function tab(page: Page, name: string) {
  return page
    .getByRole('navigation', { name: 'Lists of cases' })
    .getByRole('link', { name: new RegExp(`^${name} ?\\d`) });
}

test('the worklist: whose turn it is, how long, and can I bill', async ({ registrar }) => {
  await registrar.goto('/cases');
  for (const name of tabs) {
    const link = tab(registrar, name);
    const count = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    while (await registrar.getByRole('button', { name: 'Load more' }).isVisible()) {
      const before = await rows(registrar).count();
      await registrar.getByRole('button', { name: 'Load more' }).click();
      await expect.poll(() => rows(registrar).count()).toBeGreaterThan(before);
    }
    await expect(rows(registrar), `the count of ${name}`).toHaveCount(count);
    const numbers = await rows(registrar).getByRole('rowheader').allTextContents();
    expect(new Set(numbers).size, 'no case stands twice').toBe(numbers.length);
  }
});

test('the worklist sorts and filters, and says so in its address', async ({ registrar }) => {
  await registrar.goto('/cases?tab=all');
  await registrar.getByRole('link', { name: 'Patient' }).click();
  await expect(registrar.getByRole('columnheader', { name: 'Patient' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(registrar).toHaveURL(/sort=patient/);
  const names = await rows(registrar).locator('td').first().allTextContents();
  expect(names.length).toBeGreaterThan(0);
  const patients = await rows(registrar).evaluateAll((all) =>
    all.map((row) => row.querySelector('td')?.firstChild?.textContent ?? ''),
  );
  expect(patients).toEqual(patients.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));

  await registrar.getByRole('link', { name: 'Scan', exact: true }).click();
  await expect(registrar.getByRole('columnheader', { name: 'Scan' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(registrar).toHaveURL(/sort=scan-/);
  const scans = await rows(registrar)
    .locator('time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
  expect(scans).toEqual(scans.toSorted().toReversed());

  await registrar.getByLabel('State').selectOption({ label: 'Cancelled' });
  await expect(registrar).toHaveURL(/state=cancelled/);
  await expect(rows(registrar).first()).toContainText('Cancelled');
  for (const row of await rows(registrar).all()) await expect(row).toContainText('Cancelled');

  await registrar.getByLabel('State').selectOption({ label: 'Any state' });
  await registrar.getByLabel('Physician').selectOption({ index: 1 });
  await expect(registrar).toHaveURL(/physician=\d{10}/);
  await expect.poll(() => rows(registrar).count()).toBeGreaterThan(0);
});

test('a search finds by number, name and MBI, and stands in no address', async ({ registrar, database }) => {
  const doctor = await physicianOf(database, 'physician2');
  const patient = newPatient();
  const opened = await registerByMachine(registrar, registrationAnswers(patient, doctor, dayAt(lakeside, 3)));
  const asked: string[] = [];
  registrar.on('request', (request) => asked.push(request.url()));
  await registrar.goto('/cases');
  const box = registrar.getByLabel('Case number, name or MBI');
  for (const words of [
    opened.number,
    patient.familyName.toLowerCase(),
    patient.familyName.slice(0, 7),
    patient.mbi,
    patient.mbi.replaceAll('-', '').toLowerCase(),
  ]) {
    await box.fill(words);
    await expect(rows(registrar), `found by ${words}`).toHaveCount(1);
    await expect(rows(registrar).first()).toContainText(opened.number);
  }
  await box.fill(`No${patient.familyName}`);
  await expect(registrar.getByRole('heading', { name: 'No case fits' })).toBeVisible();
  await registrar.getByRole('button', { name: 'Clear the search' }).click();
  await expect.poll(() => rows(registrar).count()).toBeGreaterThan(1);

  await box.fill(patient.mbi);
  await expect(rows(registrar)).toHaveCount(1);
  await rows(registrar).first().getByRole('link').first().click();
  await expect(registrar).toHaveURL(new RegExp(opened.id));
  await registrar.goBack();
  const told = [...asked, registrar.url()].map((address) => decodeURIComponent(address).toLowerCase());
  for (const secret of [
    patient.familyName.toLowerCase(),
    patient.mbi.toLowerCase(),
    patient.mbi.replaceAll('-', '').toLowerCase(),
  ]) {
    expect(told.filter((address) => address.includes(secret))).toEqual([]);
  }
});
