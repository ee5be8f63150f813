import { expect, refusal, test } from '../fixtures';
import { people } from '../people';

test.use({ tolerated: [refusal(401)] });

const caseNumber = /\d{4}-\d{2}-\d{4}/;

test('before a session ends for want of a sign of life, the page asks; afterwards it shows nobody', async ({
  manager,
  database,
}) => {
  const quietFor = (minutes: number) =>
    database.rows(
      `UPDATE auth_session SET last_seen_at = now() - make_interval(mins => $2)
        WHERE account_id = (SELECT id FROM account WHERE email = $1) AND revoked_at IS NULL`,
      [people.manager, minutes],
    );
  const comeBack = () => manager.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await manager.goto('/cases?tab=all');
  await expect(manager.getByRole('main')).toContainText(caseNumber);
  const dialog = manager.getByRole('dialog');
  await expect(dialog).toHaveCount(0);

  await quietFor(14);
  await comeBack();
  await expect(dialog).toBeVisible();
  // Looking at the session in the background did not keep it alive; a person does.
  const left = () =>
    database.value(
      `SELECT extract(epoch FROM now() - max(last_seen_at))::int FROM auth_session
        WHERE account_id = (SELECT id FROM account WHERE email = $1) AND revoked_at IS NULL`,
      [people.manager],
    );
  expect(Number(await left())).toBeGreaterThan(13 * 60);
  await dialog.getByRole('button', { name: /Stay/ }).click();
  await expect(dialog).toHaveCount(0);
  expect(Number(await left())).toBeLessThan(60);

  await quietFor(16);
  await comeBack();
  await expect(manager).toHaveURL(/\/sign-in/);
  await expect(manager.getByRole('main')).toContainText('we signed you out');
  await manager.goBack();
  await expect(manager.getByRole('button', { name: 'Go on' })).toBeVisible();
  await expect(manager.getByRole('main')).not.toContainText(caseNumber);
});
