import { chromium } from '@playwright/test';
import { z } from 'zod';
import { browser } from '@/scripts/steps/browser';
import { atMost, type Figure, rounded } from './figure';
import { ask, type Databases } from './portal';
import { Visitor } from './visitor';

const limit = 250_000;
const idSchema = z.tuple([z.object({ id: z.string() })]);

/** How many bytes of JavaScript, as sent over the network, a browser without a cache loads with the physician's form. */
export async function formJavascript(databases: Databases): Promise<Figure> {
  const superuserUrl = await databases.copy('form_javascript');
  const [{ id }] = idSchema.parse(
    await ask(
      superuserUrl,
      `SELECT case_id AS id FROM case_outlook WHERE state = 'awaitingPrePet' AND physician_npi = '1679051288'
         AND from_on <= current_date AND until_on > current_date ORDER BY case_id LIMIT 1`,
    ),
  );
  const portal = await databases.serve('form_javascript');
  const visitor = new Visitor(portal.address);
  await visitor.signIn('physician@oncology.example');
  const chrome = await chromium.launch({
    executablePath: browser((line) => console.error(line)),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await chrome.newPage({ extraHTTPHeaders: { cookie: visitor.cookieHeader() } });
  const scripts: { readonly address: string; readonly bytes: number }[] = [];
  const waiting: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    waiting.push(
      request.sizes().then(({ responseBodySize }) => {
        scripts.push({ address: new URL(request.url()).pathname, bytes: responseBodySize });
      }),
    );
  });
  await page.goto(`${portal.address}/cases/${id}/forms/pre-pet`, { waitUntil: 'networkidle' });
  const title = await page.locator('h1').first().textContent();
  await Promise.all(waiting);
  await chrome.close();
  visitor.leave();
  await portal.stop();
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
  return atMost('form-javascript', bytes / limit, 1, {
    kilobytes: rounded(bytes / 1000),
    limitKilobytes: limit / 1000,
    scripts: scripts.length,
    title,
  });
}
