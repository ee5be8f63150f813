import { expect, test } from '../fixtures';
import { keptIn, watch } from '../watch';

test('the stories would notice a script that the policy stops, and what a page keeps in the browser', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const { complaints } = await watch(context, baseURL ?? '', [/Content Security Policy/]);
  const page = await context.newPage();
  await page.goto('/');
  expect(complaints).toEqual([]);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<button id="bait" onclick="window.ran = true">Bait</button>',
    );
    document.getElementById('bait')?.click();
    localStorage.setItem('patient', 'Quill');
  });
  await expect.poll(() => complaints.join('\n')).toContain('script-src-attr stopped inline');
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  expect(await keptIn(context)).toEqual(['localStorage patient=Quill']);
  await context.close();
});
