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
    const script = document.createElement('script');
    script.textContent = 'window.ran = true;';
    document.body.append(script);
    const picture = document.createElement('img');
    picture.setAttribute('style', 'color: red');
    document.body.append(picture);
    localStorage.setItem('patient', 'Quill');
  });
  await expect.poll(() => complaints.join('\n')).toContain('script-src-elem stopped inline');
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  expect(await keptIn(context)).toEqual(['localStorage patient=Quill']);
  await context.close();
});
