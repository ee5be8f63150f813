import { readFile } from 'node:fs/promises';
import { dayAt, lakeside } from '../calendar';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { prePetAnswers, registerByMachine, registrationAnswers, submitByMachine } from '../steps/by-machine';
import { physicianOf, printedName } from '../steps/who';

test.use({ tolerated: [refusal(403)] });

test('the auditor narrows the audit, exports it with a fresh proof, and sees that it is intact', async ({
  auditor,
  registrar,
  physician,
  database,
}) => {
  const doctor = await physicianOf(database, 'physician');
  const opened = await registerByMachine(
    registrar,
    registrationAnswers(newPatient(), doctor, dayAt(lakeside)),
  );
  await submitByMachine(physician, opened, 'pre-pet', prePetAnswers, printedName(doctor));

  await auditor.goto('/registry/audit');
  await auditor.getByLabel('Case number').fill('1017-26-99999');
  await auditor.getByRole('button', { name: 'Show' }).click();
  await expect(auditor.getByRole('main')).toContainText('There is no case 1017-26-99999.');
  await auditor.getByLabel('Case number').fill(opened.number);
  await auditor.getByLabel('Person').fill(printedName(doctor));
  await auditor.getByRole('button', { name: 'Show' }).click();
  const table = auditor.getByRole('table', { name: 'Audit' });
  await expect(table).toContainText(`Submitted the pre-PET form of case ${opened.number}`);
  await expect(table).not.toContainText('Registered case');

  const download = auditor.waitForEvent('download');
  await auditor.getByRole('button', { name: `Export case ${opened.number}` }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file).toMatch(/^line,time \(UTC\),who,/);
  expect(file).toContain(`Submitted the pre-PET form of case ${opened.number}`);
  expect(file).not.toContain('Registered case');
  // A line of the file names the columns, and the last has an end.
  await expect(auditor.getByText(/^Exported: /)).toHaveText(
    new RegExp(`^Exported: ${file.split('\r\n').length - 2} lines?\\.$`),
  );

  // A proof that is older than five minutes is asked for again.
  await database.rows(
    "UPDATE auth_session SET proved_at = now() - interval '6 minutes' WHERE revoked_at IS NULL AND account_id = (SELECT id FROM account WHERE email = 'auditor@registry.example')",
  );
  await auditor.getByRole('button', { name: `Export case ${opened.number}` }).click();
  const dialog = auditor.getByRole('dialog', { name: 'Is it still you?' });
  await expect(dialog).toBeVisible();
  await auditor.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await auditor.getByRole('button', { name: 'Verify the audit' }).click();
  await expect(
    auditor.getByText(/^The audit is intact: [\d,]+ lines and [\d,]+ checkpoints read in/),
  ).toBeVisible({
    timeout: 60_000,
  });

  await auditor.goto(`/cases/${opened.id}`);
  await auditor.getByRole('link', { name: 'Pre-PET form' }).click();
  await auditor.getByText('Signature intact: what was checked').click();
  await expect(auditor.getByRole('main')).toContainText(/in line \d+ of the audit/);
});
