import { dayAt, lakeside } from '../calendar';
import { expect, refusal, test } from '../fixtures';
import { newPatient } from '../patient';
import { interpretingPhysician } from '../steps/answers';
import {
  completionAnswers,
  type MachineCase,
  postPetAnswers,
  prePetAnswers,
  registerByMachine,
  registrationAnswers,
  reportAnswers,
  submitByMachine,
} from '../steps/by-machine';
import { physicianOf, printedName } from '../steps/who';

test.use({ tolerated: [refusal(404, 422)] });

test('a claim is scrubbed, billed, denied, corrected and paid', async ({
  registrar,
  physician,
  harborRegistrar,
  database,
}) => {
  test.setTimeout(120_000);
  const today = dayAt(lakeside);
  const doctor = await physicianOf(database, 'physician');
  const patient = newPatient();
  const opened: MachineCase = await registerByMachine(registrar, registrationAnswers(patient, doctor, today));
  await submitByMachine(physician, opened, 'pre-pet', prePetAnswers, printedName(doctor));
  await submitByMachine(registrar, opened, 'completion', completionAnswers(today, interpretingPhysician));
  await submitByMachine(registrar, opened, 'report', reportAnswers);
  await submitByMachine(physician, opened, 'post-pet', postPetAnswers, printedName(doctor));

  await test.step('it is ready on the worklist, and its billing opens', async () => {
    await registrar.goto('/billing');
    await expect(registrar.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
    await registrar.goto(`/cases/${opened.id}`);
    await registrar.getByRole('link', { name: /^Billing: copy/ }).click();
    await expect(registrar.getByRole('heading', { level: 1 })).toContainText(opened.number);
  });
  expect((await harborRegistrar.goto(`/cases/${opened.id}/billing`))?.status()).toBe(404);

  const segments = registrar.getByRole('textbox', { name: 'Segments, Hospital outpatient' });
  await test.step('its parts stand there to copy, with the charges', async () => {
    await registrar.getByLabel('Charge for the scan ($)').fill('1,500');
    await registrar.getByLabel('Charge for the tracer ($)').fill('250.00');
    await expect(segments).toHaveValue(/CLM\*[\d-]+-I\*1750\*\*\*13:A:1/);
    await expect(segments).toHaveValue(/REF\*P4\*00868582~/);
    await expect(segments).toHaveValue(/HI\*BG:30~/);
    const claims = registrar.getByRole('region', { name: 'Hospital outpatient' });
    await expect(claims).toContainText('78815 PS Q0');
    await registrar.getByRole('button', { name: 'Copy the segments, Hospital outpatient' }).click();
    await expect(claims.getByRole('status').filter({ hasText: /opied/ })).toBeVisible();
  });

  await test.step('what will deny is told all at once, and nothing typed is lost', async () => {
    const form = registrar.getByRole('form', { name: 'The claim as you mean to send it' });
    await form.getByLabel('Hospital outpatient').check();
    await form.getByLabel('Date of service').fill(today.typed);
    await form.getByLabel('PET line').fill('78815-PI-QO');
    await form.getByLabel('Tracer line').fill('A9580');
    await form.getByLabel('Diagnoses, in order').fill('Z00.6, C25.9');
    await form.getByLabel('MBI').fill(patient.mbi);
    await form.getByLabel('Billing NPI').fill(doctor.npi);
    await form.getByRole('button', { name: 'Check the claim' }).click();
    const summary = registrar.getByRole('region', { name: '8 things on this claim will deny' });
    await expect(summary).toBeVisible();
    for (const words of [
      'letter O',
      'Add Q0',
      'Send PS alone',
      'A9552',
      'Put C25.9 first',
      'trial number',
      '30',
      'D4',
    ])
      await expect(summary).toContainText(words);
    await expect(form).toContainText('CO-16 with MA50 and MA130');
    await expect(form).toContainText('SCR-29');
    await expect(form.getByLabel('PET line')).toHaveValue('78815-PI-QO');
  });

  await test.step('the pasted 837 passes', async () => {
    const edi = await segments.inputValue();
    await registrar.getByText('Paste an 837').click();
    const whole = [
      `NM1*85*2*LAKESIDE IMAGING*****XX*${doctor.npi}~`,
      `NM1*IL*1*X*Y****MI*${patient.mbi.replaceAll('-', '')}~`,
      edi,
    ].join('\n');
    await registrar.getByLabel('The 837, whole or one claim of it').fill(whole);
    await registrar.getByRole('button', { name: 'Read the claim' }).click();
    await expect(registrar.getByText('Nothing on this claim will deny')).toBeVisible();
  });

  const stand = registrar.getByRole('region', { name: 'Where the claims stand' });
  const hospital = stand.getByRole('listitem').filter({ hasText: 'Hospital outpatient' });
  await test.step('billed, then denied, with the likely cause and what to do', async () => {
    await hospital.getByRole('button', { name: /Mark as billed/ }).click();
    await expect(hospital).toContainText(`Billed ${today.words}`);
    await hospital.getByRole('button', { name: /Mark as denied/ }).click();
    await expect(hospital).toContainText('at least one reason code');
    await hospital.getByLabel('Reason codes, if it was denied').fill('CO-16, MA130, MA50');
    await hospital.getByRole('button', { name: /Mark as denied/ }).click();
    await expect(hospital).toContainText(`Denied ${today.words}`);
    await expect(hospital).toContainText('The number of the trial is missing or wrong.');
    await registrar.goto('/billing?tab=denied');
    await expect(registrar.getByRole('row', { name: new RegExp(opened.number) })).toContainText(
      /CO-16.*MA130.*MA50/,
    );
    await registrar.goto(`/cases/${opened.id}`);
    await expect(registrar.getByText('Correct the claim and send it again')).toBeVisible();
  });

  await test.step('corrected and sent again, then paid by a remittance list that is tried first', async () => {
    await registrar.goto(`/cases/${opened.id}/billing`);
    await hospital.getByRole('button', { name: /Mark as sent again/ }).click();
    await expect(hospital).toContainText(`Billed ${today.words}`);
    await registrar.goto('/billing');
    await registrar.getByRole('link', { name: 'Import a remittance list' }).click();
    await expect(registrar.getByRole('heading', { name: 'Import a remittance list' })).toBeVisible();
    await registrar
      .getByLabel('Or paste the list')
      .fill(
        [
          'claim,outcome,date,reasons',
          `${opened.number}-I,paid,${today.iso},`,
          `${patient.familyName},paid,${today.iso},`,
        ].join('\n'),
      );
    await registrar.getByRole('button', { name: 'Try the list' }).click();
    const rows = registrar.getByRole('table', { name: 'What becomes of each row' });
    await expect(rows.getByRole('row', { name: /^2 / })).toContainText('To be noted');
    await expect(rows.getByRole('row', { name: /^3 / })).toContainText('no number of ours');
    await expect(rows).not.toContainText(patient.familyName);
    await registrar.getByRole('button', { name: 'Note 1 answer' }).click();
    await expect(registrar.getByRole('heading', { name: 'The list was taken' })).toBeVisible();
    await registrar.getByRole('button', { name: 'Try the list' }).click();
    await expect(rows.getByRole('row', { name: /^2 / })).toContainText('Known already');
  });

  await test.step('the worklist has it as paid, and as a file', async () => {
    await registrar.goto('/billing?tab=paid');
    await expect(registrar.getByRole('row', { name: new RegExp(opened.number) })).toContainText(
      'Hospital outpatient',
    );
    const downloading = registrar.waitForEvent('download');
    await registrar.getByRole('button', { name: 'Export paid as CSV' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('claims-paid.csv');
    await registrar.goto(`/cases/${opened.id}/history`);
    await expect(registrar.getByRole('table', { name: /What happened/ })).toContainText(
      'Denied: hospital outpatient',
    );
  });
});

test('a scan of long ago is answered by its edition, and its case is entered from its record', async ({
  registrar,
}) => {
  await registrar.goto('/coverage?site=PANCREAS&tracer=FDG&reason=SR&on=2007-06-08');
  const main = registrar.getByRole('main');
  await expect(main).toContainText('National Oncologic PET Registry, edition 2006');
  await expect(main).toContainText('QR');
  await expect(main).toContainText('V70.7');
  await registrar.getByRole('link', { name: 'Enter an old case' }).click();
  await expect(registrar.getByRole('heading', { name: 'From the record' })).toBeVisible();
  await expect(registrar.getByLabel('Day of registration')).toBeVisible();

  for (const [on, words] of [
    ['2006-05-07', 'before that day the registry was not open'],
    ['2014-06-08', 'evidence development for FDG ended'],
    ['2010-06-08', 'NOPR 2009 was open'],
  ] as const) {
    await registrar.goto(`/coverage?site=PANCREAS&tracer=FDG&reason=SR&on=${on}`);
    await expect(main).toContainText(words);
  }
});
