import type { Page } from '@playwright/test';
import { dayAt, lakeside } from '../calendar';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { answer } from '../steps/answer';
import { prePetOf, scans } from '../steps/answers';
import { type MachineCase, registerByMachine, registrationAnswers } from '../steps/by-machine';
import { receiptOn } from '../steps/case-steps';
import { plugInDevice } from '../steps/device';
import { pdfBehind } from '../steps/documents';
import { codeOnThePhone, giveCode, linkInMail, sendLink } from '../steps/links';
import { arrivedSignedIn } from '../steps/sign-in';
import { newPhysician, physicianOf, printedName } from '../steps/who';

// A wrong code is refused, and so is a session that has ended; one browser runs no scripts.
const refused = refusal(401, 403, 410, 422, 405);
test.use({ tolerated: [new RegExp(`${refused.source}|'allow-scripts' permission is not set`)] });

const own = [
  { ask: 'Cancer site', stands: 'Pancreas' },
  { ask: 'ICD-10-CM diagnosis code', pick: 'C25.9' },
  { ask: 'How is the cancer established?', choose: 'Pathologically proven' },
  { ask: 'Working summary stage', choose: 'Metastatic with a single suspected site' },
  { ask: 'Performance status (ECOG)', choose: 'Symptomatic and fully ambulatory' },
] as const;

test.describe('a physician without an account', () => {
  test('answers from the e-mail to the signature, across two devices', async ({
    registrar,
    anyone,
    another,
    database,
  }) => {
    const doctor = await physicianOf(database, 'physician');
    const patient = newPatient();
    const opened = await registerByMachine(registrar, registrationAnswers(patient, doctor, dayAt(lakeside)));
    const email = mailbox(opened);
    await sendLink(registrar, opened, email);
    const code = await codeOnThePhone(registrar, opened);
    const { path, text } = await linkInMail(anyone, email);
    const secrets = [patient.familyName, patient.givenName, patient.mbi, opened.number, code];
    for (const secret of secrets) expect(text).not.toContain(secret);

    await test.step('the page tells of nobody', async () => {
      await anyone.goto(path);
      await expect(anyone.getByRole('heading', { level: 1 })).toHaveText('A questionnaire for you to answer');
      const html = await (await anyone.request.get(path)).text();
      for (const secret of [...secrets, printedName(doctor), 'Lakeside Imaging']) {
        expect(html).not.toContain(secret);
      }
    });

    await test.step('the code opens one questionnaire, with initials alone', async () => {
      await giveCode(anyone, code.toLowerCase().replace('-', ' '));
      await expect(anyone.getByText(/R\. Q\..*born 1951/)).toBeVisible();
      const html = await anyone.content();
      for (const secret of [patient.familyName, patient.givenName, patient.mbi, opened.number, opened.id]) {
        expect(html).not.toContain(secret);
      }
      await answer(anyone, prePetOf(scans.pancreasRestaging, []).slice(0, 2));
      await expect(anyone.getByText(/^Saved \d/)).toBeVisible();
    });

    await test.step('a session that has ended asks for the code, over the form', async () => {
      await database.rows("UPDATE link_session SET last_seen_at = last_seen_at - interval '16 minutes'");
      await anyone.getByRole('button', { name: 'Continue' }).click();
      await answer(anyone, own.slice(1, 2));
      const dialog = anyone.getByRole('dialog', { name: 'Type the code again' });
      await dialog.getByRole('textbox', { name: 'Code' }).fill(code);
      await dialog.getByRole('button', { name: 'Go on and save' }).click();
      await expect(dialog).toBeHidden();
      await expect(anyone.getByText(/^Saved \d/)).toBeVisible();
    });

    const tablet = await another('anyone', { viewport: { width: 390, height: 844 } });
    await test.step('another device goes on where the first left off, and signs', async () => {
      await tablet.goto(path);
      await expect(tablet.getByRole('textbox', { name: 'Code' })).toBeVisible();
      await giveCode(tablet, code);
      await expect(tablet.getByText(/R\. Q\..*born 1951/)).toBeVisible();
      const wide = await tablet.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
      // It opens at the first step that is not done.
      await answer(tablet, prePetOf(scans.pancreasRestaging, own).slice(2));
      await tablet.getByRole('button', { name: 'Continue' }).click();
      await expect(tablet.getByRole('heading', { level: 1, name: 'Review and sign' })).toBeVisible();
      const sign = tablet.getByRole('button', { name: 'Sign and send' });
      await tablet.getByLabel('Your full name').fill(printedName(doctor));
      await tablet.getByLabel('Your NPI').fill('1234567893');
      await tablet.getByLabel('The code, once more').fill(code);
      await sign.click();
      await expect(tablet.getByText(/another NPI than the one this form was sent to/)).toBeVisible();
      await tablet.getByLabel('Your NPI').fill(doctor.npi);
      await sign.click();
    });

    const receipt = await receiptOn(tablet);
    await test.step('he gets a receipt and a copy, and the facility sees what it is', async () => {
      const copy = await pdfBehind(tablet, tablet.getByRole('link', { name: 'PDF of your answers' }));
      expect(copy.read.text).toContain(receipt);
      expect(copy.read.text).toContain('attestation by e-mailed link and code');
      expect(copy.read.text).toContain('R. Q.');
      for (const secret of [patient.familyName, opened.number, patient.mbi]) {
        expect(copy.read.text).not.toContain(secret);
      }
      await registrar.goto(`/cases/${opened.id}`);
      const link = registrar.getByRole('article', { name: /Pre-PET form/ });
      await expect(link.getByText('Signed by link')).toBeVisible();
      for (const step of ['Opened', 'Code entered', 'Signed']) {
        await expect(link.getByRole('listitem').filter({ hasText: step })).toBeVisible();
      }
    });

    await test.step('the link is over, and says so only to whoever has the code', async () => {
      const third = await another('anyone');
      await third.goto(path);
      await giveCode(third, 'AAAA-AAAA');
      await expect(third.getByText(/This code does not fit/)).toBeVisible();
      await giveCode(third, code);
      await expect(third.getByText(/You signed this form on/)).toBeVisible();
    });
  });

  test('is not shut out by a scanner’s thousand visits and its automatic submits', async ({
    registrar,
    anyone,
    another,
    database,
  }) => {
    const doctor = await physicianOf(database, 'physician');
    const opened = await registerByMachine(
      registrar,
      registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
    );
    const email = mailbox(opened);
    await sendLink(registrar, opened, email);
    const code = await codeOnThePhone(registrar, opened);
    const { path } = await linkInMail(anyone, email);
    const before = await linkRow(database, opened);

    for (let visits = 0; visits < 1000; visits += 25) {
      const answers = await Promise.all(
        Array.from({ length: 25 }, (_, index) =>
          index === 0 ? anyone.request.head(path) : anyone.request.get(path),
        ),
      );
      for (const visited of answers) expect(visited.status()).toBe(200);
    }
    expect(await linkRow(database, opened)).toEqual(before);

    const scanner = await another('anyone');
    await scanner.goto(path);
    await scanner.getByRole('button', { name: 'Open the questionnaire' }).click();
    await expect(scanner.getByText('Type the code.')).toBeVisible();
    for (const junk of ['test@example.com', 'John Doe', '12345678', 'password']) {
      await scanner.getByRole('textbox', { name: 'Code' }).fill(junk);
      await scanner.getByRole('button', { name: 'Open the questionnaire' }).click();
      await expect(scanner.getByText(/The code has eight letters and digits/)).toBeVisible();
      await scanner.request.post(path, { form: { linkCode: junk } });
      await scanner.request.post('/api/links/code', {
        data: { token: path.slice(3), linkCode: junk },
      });
    }
    const noScript = await another('anyone', { javaScriptEnabled: false });
    await noScript.goto(path);
    await noScript.getByRole('textbox', { name: 'Code' }).fill('anything');
    await noScript.getByRole('button', { name: 'Open the questionnaire' }).click();
    expect(await linkRow(database, opened)).toEqual(before);

    await anyone.goto(path);
    await giveCode(anyone, code);
    await expect(anyone.getByRole('heading', { level: 1, name: 'The request' })).toBeVisible();
  });

  test('who gets the e-mail forwarded sees nothing, and five wrong codes end it and tell the facility', async ({
    registrar,
    anyone,
    database,
  }) => {
    const doctor = await physicianOf(database, 'physician');
    const opened = await registerByMachine(
      registrar,
      registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
    );
    const email = mailbox(opened);
    await sendLink(registrar, opened, email);
    const code = await codeOnThePhone(registrar, opened);
    const { path } = await linkInMail(anyone, email);
    await anyone.goto(path);
    const first = await (await anyone.request.get(path)).text();
    const other = await (await anyone.request.get(`/l/${'A'.repeat(43)}`)).text();
    expect(visible(first)).toBe(visible(other));
    for (let tries = 0; tries < 5; tries += 1) {
      await giveCode(anyone, 'AAAA-AAAA');
      await expect(anyone.getByText(/This code does not fit/)).toBeVisible();
      await expect(anyone.getByRole('button', { name: 'Open the questionnaire' })).toBeEnabled();
    }
    await registrar.goto(`/cases/${opened.id}`);
    await expect(registrar.getByText('Link closed after five wrong codes')).toBeVisible();
    await registrar.goto('/demo');
    await expect(registrar.getByText('A link to a questionnaire was closed').first()).toBeVisible();
    await giveCode(anyone, code);
    await expect(anyone.getByText(/closed on .* after five wrong codes/)).toBeVisible();
  });

  test('makes a passkey after signing, signs in with it, and sees other facilities’ cases once the NPI is checked', async ({
    registrar,
    harborRegistrar,
    administrator,
    anyone,
    another,
  }) => {
    const doctor = newPhysician();
    const register = (who: Page) =>
      registerByMachine(who, registrationAnswers(newPatient(), doctor, dayAt(lakeside)));
    const opened = await register(registrar);
    const email = mailbox(opened);
    await sendLink(registrar, opened, email);
    const code = await codeOnThePhone(registrar, opened);
    const { path } = await linkInMail(anyone, email);
    const page = await another('anyone');
    await plugInDevice(page);
    await page.goto(path);
    await giveCode(page, code);
    await answer(page, prePetOf(scans.pancreasRestaging, own));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Your full name').fill(printedName(doctor));
    await page.getByLabel('Your NPI').fill(doctor.npi);
    await page.getByLabel('The code, once more').fill(code);
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await receiptOn(page);
    await page.getByRole('button', { name: 'Create a passkey' }).click();
    await expect(page.getByRole('status')).toContainText('You have an account now');

    const next = await register(registrar);
    const elsewhere = await register(harborRegistrar);
    await page.getByRole('link', { name: 'sign in with the passkey' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await arrivedSignedIn(page);
    await expect(page.getByRole('main')).toContainText(next.number);
    await expect(page.getByRole('main')).not.toContainText(elsewhere.number);
    expect((await page.request.get(`/api/cases/${elsewhere.id}`)).status()).toBe(404);
    await page.goto('/account');
    await expect(page.getByRole('main')).toContainText(printedName(doctor));
    await expect(page.getByRole('region', { name: 'Passkeys' }).getByRole('listitem')).toHaveCount(1);
    await page.goto(`/cases/${opened.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(opened.number);

    // A facility chose the NPI, the address and the code; that the NPI is this physician's, the registry has to find out.
    const name = `${doctor.familyName}, ${doctor.givenName}`;
    await administrator.goto('/registry/people');
    const row = administrator.getByRole('row').filter({ hasText: doctor.npi });
    await expect(row).toContainText('Not checked, by a link of Lakeside Imaging');
    await row.getByRole('button', { name: `Change the access of ${name}` }).click();
    await administrator.getByRole('radio', { name: /Confirm the NPI/ }).check();
    await administrator.getByRole('button', { name: /^Confirm the NPI of/ }).click();
    await expect(administrator.getByText(/The NPI of Livia Marchetti is confirmed/)).toBeVisible();
    await expect(row).not.toContainText('Not checked');
    await page.goto('/forms');
    await expect(page.getByRole('main')).toContainText(elsewhere.number);
  });

  test('opens and leaves the form with the keyboard alone', async ({ registrar, anyone, database }) => {
    const doctor = await physicianOf(database, 'physician');
    const opened = await registerByMachine(
      registrar,
      registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
    );
    const email = mailbox(opened);
    await sendLink(registrar, opened, email);
    const code = await codeOnThePhone(registrar, opened);
    const { path } = await linkInMail(anyone, email);
    await anyone.goto(path);
    for (let presses = 0; presses < 40; presses += 1) {
      await anyone.keyboard.press('Tab');
      const isThere = await anyone
        .getByRole('textbox', { name: 'Code' })
        .evaluate((field) => field === document.activeElement);
      if (isThere) break;
    }
    await anyone.keyboard.type('AAAAAAAA');
    await anyone.keyboard.press('Enter');
    await expect(anyone.getByText(/This code does not fit/)).toBeVisible();
    await expect(anyone.getByRole('textbox', { name: 'Code' })).toBeFocused();
    await anyone.keyboard.press('Control+A');
    await anyone.keyboard.type(code);
    await anyone.keyboard.press('Enter');
    await expect(anyone.getByRole('heading', { level: 1, name: 'The request' })).toBeVisible();
    await anyone.getByRole('button', { name: 'Close, and go on later with the code' }).focus();
    await anyone.keyboard.press('Enter');
    await expect(anyone.getByRole('textbox', { name: 'Code' })).toBeVisible();
  });
});

/** An address of a case's own, so that its letter is found among all others. */
function mailbox({ number }: MachineCase): string {
  return `office-${number.replaceAll('-', '')}@practice.example`;
}

function linkRow(
  database: { rows: (sql: string, values: readonly unknown[]) => Promise<unknown> },
  { id }: MachineCase,
) {
  return database.rows('SELECT * FROM form_link WHERE case_id = $1', [id]);
}

/** What a page says, without the address and the nonces that differ by design. */
function visible(html: string): string {
  return html
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(/\/l\/[A-Za-z0-9_-]{43}/g, '/l/token');
}
