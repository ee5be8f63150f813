import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { openDatabase } from '../database';
import { type PersonName, passphrase, people } from '../people';

/**
 * Puts a page into a session of the person, as after both steps of a sign-in, and waits until the first page of their own is
 * there. Each code of an authenticator app counts once, so that a person of many stories cannot sign in by hand in each.
 */
export async function signIn(page: Page, name: PersonName): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  const address = process.env.TRACER_E2E_DATABASE;
  if (!address) throw new Error('The database under test has no address: set TRACER_E2E_DATABASE.');
  const database = openDatabase(address);
  await database.rows(
    `INSERT INTO auth_session (id, account_id, secret_hash, assurance, method, device, created_at, last_seen_at,
       absolute_expires_at, proved_at)
     SELECT $1, id, $2, 2, 'passphrase+code', 'A story', now(), now(), now() + interval '12 hours', now()
     FROM account WHERE email = $3`,
    [randomUUID(), createHash('sha256').update(secret).digest(), people[name]],
  );
  await database.close();
  await page.goto('/help');
  await page.context().addCookies([
    {
      name: 'next-auth.session-token',
      value: secret,
      url: new URL(page.url()).origin,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ]);
  await page.goto('/');
  await arrivedSignedIn(page);
}

/** Signs in by hand: address and passphrase, and then the code that the demo shows. */
export async function signInByHand(page: Page, name: PersonName): Promise<void> {
  await page.goto('/sign-in');
  await typeFirstStep(page, name);
  await fillDemoCode(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await arrivedSignedIn(page);
}

/** After the last step of a sign-in: the first page of one's own is there, whole, so that another may be gone to. */
export async function arrivedSignedIn(page: Page): Promise<void> {
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.getByRole('banner').locator('summary')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Signs out, as a person does, and waits for the page that says so. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').locator('summary').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/sign-in\?ended=out/);
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
}

/** The first step, on the page of the sign-in. */
export async function typeFirstStep(page: Page, name: PersonName): Promise<void> {
  await page.getByLabel('E-mail').fill(people[name]);
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'One more step' })).toBeVisible();
}

/** Takes over the code that a demo shows beside the field, which may have to be waited for: each counts once. */
export async function fillDemoCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fill it in' }).click({ timeout: 65_000 });
}
