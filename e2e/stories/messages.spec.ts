import { randomUUID } from 'node:crypto';
import { expect, test } from '../fixtures';

/** Queues a message as the portal does, and answers whom it is to. */
const queue = `SELECT queue_message($1, 'recoveryAsked', $2, NULL, '{"name":"Dana Reyes","path":"/facility/people"}', now())`;

test('a demo shows what it does not send, and says so to the registry', async ({
  anyone,
  administrator,
  database,
}) => {
  const id = randomUUID();
  const to = `manager-${id.slice(0, 8)}@lakeside.example`;
  await database.rows(queue, [id, to]);
  await anyone.goto('/');
  await anyone.getByRole('link', { name: 'Messages and codes' }).click();
  await expect(anyone.getByRole('heading', { level: 1, name: 'What a demo does not send' })).toBeVisible();
  const letter = anyone.getByRole('listitem').filter({ hasText: to });
  await expect(letter.getByText('Not sent')).toBeVisible();
  await expect(letter.getByRole('link', { name: /\/facility\/people$/, includeHidden: true })).toHaveCount(1);

  // The worker runs beside the demo's portal, and marks what it did not send.
  const line = administrator.getByRole('row').filter({ hasText: to });
  await expect(async () => {
    await administrator.goto('/registry/messages');
    await expect(line).toContainText('Not sent: demo');
  }).toPass({ timeout: 20_000 });

  await database.rows(
    "UPDATE message SET status = 'failed', failed_at = now(), last_error = 'EENVELOPE-550' WHERE id = $1",
    [id],
  );
  await administrator.goto('/registry');
  await administrator.getByRole('link', { name: 'See why' }).click();
  await expect(administrator.getByRole('row').filter({ hasText: to })).toContainText(
    'The mail server refused the address (code 550).',
  );
});
