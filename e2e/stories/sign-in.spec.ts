import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import type { TestBase } from '../database';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { type PersonName, passphrase, people } from '../people';
import { answer, goOn } from '../steps/answer';
import { prePetOf, scans } from '../steps/answers';
import { registerByMachine, registrationAnswers } from '../steps/by-machine';
import { openForm, receiptOn } from '../steps/case-steps';
import { plugInDevice } from '../steps/device';
import { arrivedSignedIn, fillDemoCode, signInByHand, signOut, typeFirstStep } from '../steps/sign-in';
import { physicianOf, printedName } from '../steps/who';

// Codes are waited for: each counts once.
test.describe.configure({ timeout: 180_000 });

const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });

test.describe('two steps', () => {
  test.use({ tolerated: [refusal(401)] });

  test('show nothing before the second, and take each code once', async ({ anyone, another }) => {
    await anyone.goto('/sign-in?from=/registry');
    await typeFirstStep(anyone, 'auditor');
    const between = await anyone.context().newPage();
    await between.goto('/registry');
    await expect(between).toHaveURL(/\/sign-in/);
    expect((await anyone.request.get('/api/session')).status()).toBe(401);
    await between.close();

    await fillDemoCode(anyone);
    const code = await anyone.getByLabel('Code').inputValue();
    await anyone.getByLabel('Code').fill('000000');
    await signInButton(anyone).click();
    await expect(anyone.getByRole('main')).toContainText('This code does not fit');
    await anyone.getByLabel('Code').fill(code);
    await signInButton(anyone).click();
    await arrivedSignedIn(anyone);
    await expect(anyone).toHaveURL(/\/registry$/);

    const thief = await another('anyone');
    await thief.goto('/sign-in');
    await typeFirstStep(thief, 'auditor');
    await thief.getByLabel('Code').fill(code);
    await signInButton(thief).click();
    await expect(thief.getByRole('main')).toContainText('was used already');
  });

  test('with a recovery code, once', async ({ another, auditor }) => {
    await auditor.goto('/account');
    await auditor.getByRole('button', { name: /recovery codes|new ones in their place/ }).click();
    const shown = auditor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await expect(shown).toHaveCount(10);
    const codes = await shown.allTextContents();
    expect(new Set(codes).size).toBe(10);
    await auditor.getByRole('button', { name: 'I have kept them' }).click();
    await expect(auditor.getByText('10 codes are left.')).toBeVisible();

    const [first = ''] = codes;
    for (const isTaken of [true, false]) {
      const elsewhere = await another('anyone');
      await elsewhere.goto('/sign-in');
      await typeFirstStep(elsewhere, 'auditor');
      await elsewhere.getByRole('button', { name: 'Use a recovery code' }).click();
      await elsewhere.getByLabel('Recovery code').fill(first.toLowerCase());
      await signInButton(elsewhere).click();
      if (isTaken) await arrivedSignedIn(elsewhere);
      else await expect(elsewhere.getByRole('main')).toContainText('was used already');
    }
    await auditor.reload();
    await expect(auditor.getByText('9 codes are left.')).toBeVisible();
  });
});

/** An account of its own with a passphrase and no second factor, as after an invitation. */
async function newcomer(database: TestBase, role: 'auditor' | 'administrator' = 'auditor'): Promise<string> {
  const id = randomUUID();
  const email = `newcomer-${id}@registry.example`;
  await database.rows(
    `INSERT INTO account (id, email, family_name, given_name, passphrase_hash)
     SELECT $1, $2, 'Newcomer', 'Nora', passphrase_hash FROM account WHERE email = $3`,
    [id, email, people.auditor],
  );
  await database.rows('INSERT INTO membership (account_id, role) VALUES ($1, $2)', [id, role]);
  return email;
}

async function beginAs(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in?from=/account');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Go on' }).click();
}

test.describe('without a second factor', () => {
  test.use({ tolerated: [refusal(401, 409)] });

  test('an app is set up first, and then ten codes are kept', async ({ anyone, database }) => {
    const email = await newcomer(database);
    await beginAs(anyone, email);
    await expect(anyone.getByRole('heading', { level: 1, name: 'Protect your account' })).toBeVisible();
    await anyone.goto('/registry');
    await expect(anyone).toHaveURL(/\/sign-in/);
    await anyone.goto('/sign-in/second-factor?from=/account');
    await anyone.getByRole('button', { name: 'Set up an app' }).click();
    await expect(anyone.getByRole('img', { name: 'The key as a QR code' })).toBeVisible();
    await anyone.getByRole('button', { name: 'Fill it in' }).click();
    await anyone.getByRole('button', { name: 'Set up the app' }).click();
    await expect(anyone.getByRole('heading', { level: 1, name: 'Keep your recovery codes' })).toBeVisible();
    await expect(anyone.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
    await anyone.getByRole('button', { name: 'I have kept them' }).click();
    await expect(anyone.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  });

  test('a passkey is set up first, and signs in alone from then on', async ({ anyone, database }) => {
    const email = await newcomer(database);
    await plugInDevice(anyone);
    await beginAs(anyone, email);
    await anyone.getByRole('button', { name: 'Set up a passkey' }).click();
    await anyone.getByRole('button', { name: 'I have kept them' }).click();
    const keys = anyone.getByRole('region', { name: 'Passkeys' });
    await expect(keys.getByRole('listitem')).toHaveCount(1);
    await keys.getByRole('button', { name: /^Rename/ }).click();
    await keys.getByLabel('Name').fill('The blue key');
    await keys.getByRole('button', { name: 'Keep this name' }).click();
    await expect(keys.getByText('The blue key')).toBeVisible();
    // The last way to sign in stays, and says why.
    await expect(keys).toContainText('It stays until you have another way to sign in');
    await expect(keys.getByRole('button', { name: /^Remove/ })).toHaveCount(0);

    await signOut(anyone);
    await anyone.goto('/sign-in?from=/account');
    await anyone.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(anyone.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
    await expect(keys.getByText(/last used/)).toBeVisible();
  });
});

async function proofIsOld(database: TestBase, name: PersonName): Promise<void> {
  await database.rows(
    `UPDATE auth_session SET proved_at = now() - interval '6 minutes'
      WHERE account_id = (SELECT id FROM account WHERE email = $1) AND revoked_at IS NULL`,
    [people[name]],
  );
}

test.describe('a proof that is old', () => {
  test.use({ tolerated: [refusal(403, 409, 422)] });

  test('is renewed before signing, in the form', async ({ registrar, physician2, database }) => {
    const doctor = await physicianOf(database, 'physician2');
    const opened = await registerByMachine(
      registrar,
      registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
    );
    await openForm(physician2, opened, 'pre-pet');
    await answer(
      physician2,
      prePetOf(scans.pancreasRestaging, [
        { ask: 'ICD-10-CM diagnosis code', pick: scans.pancreasRestaging.diagnosis },
        { ask: 'How is the cancer established?', choose: 'Pathologically proven' },
        { ask: 'Working summary stage', choose: 'Metastatic with a single suspected site' },
        { ask: 'Performance status (ECOG)', choose: 'Symptomatic and fully ambulatory' },
      ]),
    );
    await proofIsOld(database, 'physician2');
    await goOn(physician2);
    await physician2.getByLabel('Your full name').fill(printedName(doctor));
    await physician2.getByLabel('Passphrase').fill('not the passphrase');
    await fillDemoCode(physician2);
    await physician2.getByRole('button', { name: 'Sign and send' }).click();
    await expect(physician2.getByRole('main')).toContainText('This is not your passphrase');
    await expect(physician2.getByLabel('Your full name')).toHaveValue(printedName(doctor));
    await physician2.getByLabel('Passphrase').fill(passphrase);
    await physician2.getByRole('button', { name: 'Sign and send' }).click();
    await receiptOn(physician2);
    const [signed] = await database.rows(
      'SELECT s.method FROM signature s JOIN entry e ON e.facility_id = s.facility_id AND e.id = s.entry_id WHERE e.case_id = $1',
      [opened.id],
    );
    expect(signed?.method).toBe('passphrase+code');
  });

  test('is renewed with a passkey before signing, and the form says so', async ({
    registrar,
    another,
    database,
  }) => {
    const doctor = await physicianOf(database, 'physician2');
    const opened = await registerByMachine(
      registrar,
      registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
    );
    const page = await another('physician2');
    await plugInDevice(page);
    await page.goto('/account');
    const keys = page.getByRole('region', { name: 'Passkeys' });
    await keys.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(keys.getByRole('listitem')).toHaveCount(1);

    await openForm(page, opened, 'pre-pet');
    await answer(
      page,
      prePetOf(scans.pancreasRestaging, [
        { ask: 'ICD-10-CM diagnosis code', pick: scans.pancreasRestaging.diagnosis },
        { ask: 'How is the cancer established?', choose: 'Pathologically proven' },
        { ask: 'Working summary stage', choose: 'Metastatic with a single suspected site' },
        { ask: 'Performance status (ECOG)', choose: 'Symptomatic and fully ambulatory' },
      ]),
    );
    await proofIsOld(database, 'physician2');
    await goOn(page);
    await page.getByLabel('Your full name').fill(printedName(doctor));
    await page.getByRole('button', { name: 'Sign with a passkey' }).click();
    await receiptOn(page);
    const [signed] = await database.rows(
      'SELECT s.method FROM signature s JOIN entry e ON e.facility_id = s.facility_id AND e.id = s.entry_id WHERE e.case_id = $1',
      [opened.id],
    );
    expect(signed?.method).toBe('passkey');
    await page.goto('/account');
    await keys.getByRole('button', { name: /^Remove/ }).click();
    await expect(keys.getByRole('listitem')).toHaveCount(0);
  });

  test('is renewed before the account is changed', async ({ manager, database }) => {
    await manager.goto('/account');
    await proofIsOld(database, 'manager');
    const codes = manager.getByRole('region', { name: 'Recovery codes' });
    await codes.getByRole('button', { name: /^Make/ }).click();
    const dialog = manager.getByRole('dialog', { name: 'Is it still you?' });
    await dialog.getByLabel('Passphrase').fill(passphrase);
    await fillDemoCode(manager);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await expect(dialog).toBeHidden();
    await expect(codes.getByRole('listitem')).toHaveCount(10);
    // What cannot be removed has no button that says so, and neither does a request of its own.
    const app = manager.getByRole('region', { name: 'Authenticator app' });
    await expect(app).toContainText('It stays until you have another way to sign in');
    await expect(app.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
    expect((await manager.request.delete('/api/account/authenticator')).status()).toBe(409);
  });
});

test.describe('a device that is signed out', () => {
  test.use({ tolerated: [refusal(401)] });

  test('is out within a second', async ({ another, database }) => {
    const email = await newcomer(database);
    const here = await another('anyone');
    await beginAs(here, email);
    await here.getByRole('button', { name: 'Set up an app' }).click();
    await here.getByRole('button', { name: 'Fill it in' }).click();
    await here.getByRole('button', { name: 'Set up the app' }).click();
    await here.getByRole('button', { name: 'I have kept them' }).click();
    const there = await another('anyone');
    await beginAs(there, email);
    await fillDemoCode(there);
    await signInButton(there).click();
    await expect(there.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
    await here.reload();
    const sessions = here.getByRole('region', { name: 'Where you are signed in' });
    await expect(sessions.getByRole('listitem')).toHaveCount(2);
    await sessions
      .getByRole('button', { name: /^Sign out / })
      .first()
      .click();
    await expect(sessions.getByRole('listitem')).toHaveCount(1);
    const began = Date.now();
    await expect.poll(async () => (await there.request.get('/api/session')).status()).toBe(401);
    expect(Date.now() - began).toBeLessThan(1_000);
    await expect(here.getByText('this one')).toBeVisible();
  });
});

test('by hand, as the first page says', async ({ anyone }) => {
  await signInByHand(anyone, 'administrator');
  await expect(anyone).toHaveURL(/\/registry/);
});
