import { expect, test } from '../fixtures';

const cervixQuestion = 'Was conventional imaging negative for spread outside the pelvis?';

for (const javaScriptEnabled of [true, false]) {
  test(`the coverage wizard ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ another }) => {
    const page = await another('anyone', { javaScriptEnabled });
    await page.goto('/');
    await page.getByRole('link', { name: 'Is this scan covered?' }).click();
    const answer = page.getByRole('main');
    const lookUp = async () => {
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Look it up' }).click();
    };

    await page.getByLabel('Cancer site').selectOption({ label: 'Pancreas' });
    await page.getByLabel('Reason for the scan').selectOption({ label: 'Suspected recurrence' });
    await lookUp();
    await expect(answer.getByRole('heading', { name: 'Registry case' })).toBeVisible();
    await expect(answer).toContainText('PS');
    await expect(answer).toContainText('Q0');
    await expect(answer).toContainText('COV-PANCREAS-SUBSEQUENT');
    await expect(answer).toContainText('NCD 220.6.17');

    await page.getByLabel('Cancer site').selectOption({ label: 'Prostate' });
    await page
      .getByLabel('Reason for the scan')
      .selectOption({ label: 'Initial staging of newly diagnosed cancer' });
    await lookUp();
    await expect(answer.getByRole('heading', { name: 'Not covered' })).toBeVisible();
    await expect(answer).not.toContainText('Modifiers');

    await page.getByLabel('Cancer site').selectOption({ label: 'Cervix' });
    await lookUp();
    await expect(page.getByRole('group', { name: cervixQuestion })).toBeVisible();
    await page.getByRole('group', { name: cervixQuestion }).getByLabel('Yes').check();
    await lookUp();
    await expect(answer.getByRole('heading', { name: 'Covered outside the registry' })).toBeVisible();
    await page.getByRole('group', { name: cervixQuestion }).getByLabel('No').check();
    await lookUp();
    await expect(answer.getByRole('heading', { name: 'Registry case' })).toBeVisible();
    await expect(answer).toContainText('PI');

    await page.getByLabel('F-18 sodium fluoride (NaF)').check();
    await lookUp();
    await page
      .getByLabel('Reason for the scan')
      .selectOption({ label: 'NaF: suspected first bone metastasis' });
    await lookUp();
    await expect(answer).toContainText('COV-NAF-SUBSEQUENT');
  });
}

test('programs get the same answer from the coverage table', async ({ anyone }) => {
  const options: unknown = await (await anyone.request.get('/api/coverage')).json();
  expect(options).toMatchObject({
    sites: expect.any(Array),
    reasons: expect.any(Array),
    tracers: expect.any(Array),
  });
  const ask = async (query: Record<string, string>) => anyone.request.get('/api/coverage', { params: query });
  const cervix = { site: 'CERVIX', reason: 'IS', tracer: 'FDG', on: '2026-11-20' };
  expect(await (await ask(cervix)).json()).toMatchObject({
    answer: 'askFollowUp',
    followUp: { ask: cervixQuestion },
  });
  expect(
    await (await ask({ site: 'PANCREAS', reason: 'SR', tracer: 'FDG', on: '2026-11-20' })).json(),
  ).toMatchObject({
    answer: 'registry',
    modifiers: ['PS', 'Q0'],
    rule: 'COV-PANCREAS-SUBSEQUENT',
    cites: expect.stringContaining('NCD 220.6.17'),
  });
  for (const wrong of [
    { ...cervix, on: '2026-02-30' },
    { ...cervix, site: 'NOWHERE' },
    { ...cervix, reason: 'NAF_IS' },
    { site: 'CERVIX' },
  ]) {
    const refused = await ask(wrong);
    expect(refused.status(), JSON.stringify(wrong)).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'malformed' });
  }
});

test('the landing page leads in, and a code that nobody issued is said to be unknown', async ({ anyone }) => {
  await anyone.goto('/');
  await expect(anyone.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(anyone.getByText(/Demo/).first()).toBeVisible();
  await anyone.getByRole('link', { name: 'Confirm a document' }).first().click();
  await anyone.getByLabel('Code').fill('ABCD-EFGH-JKMN');
  await anyone.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(anyone.getByRole('main')).toContainText('No document has this code');
});

test('the description of the programs’ addresses is there and true', async ({ anyone }) => {
  const answer = await anyone.request.get('/api/openapi.json');
  expect(answer.status()).toBe(200);
  const described: unknown = await answer.json();
  expect(described).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), paths: expect.any(Object) });
  expect((await anyone.request.get('/readyz')).status()).toBe(200);
});
