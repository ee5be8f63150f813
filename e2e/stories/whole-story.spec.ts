import { dayAt, lakeside } from '../calendar';
import { expect, test } from '../fixtures';
import { newPatient } from '../patient';
import { madePdf, readPdf } from '../pdf';
import { type Answer, interpretingPhysician, postPetOf, prePetOf, scans } from '../steps/answers';
import { attachReport, enterCompletion, registerCase, signForm } from '../steps/case-steps';
import { download, pdfBehind } from '../steps/documents';
import { physicianOf, printedName } from '../steps/who';

const planBefore: readonly Answer[] = [
  { ask: 'Intended management if PET were not available', choose: 'Treatment' },
  { ask: 'Goal of treatment', choose: 'Palliative' },
  { ask: 'Types of treatment', tick: ['Chemotherapy or other systemic therapy', 'Other'] },
  { ask: 'Other treatment', type: 'Celiac plexus block' },
];
const planNow: readonly Answer[] = [{ ask: 'Intended management now', choose: 'Supportive care only' }];

test('from registration to a claim that can be paid', async ({ registrar, physician, anyone, database }) => {
  const today = dayAt(lakeside);
  const patient = newPatient();
  const scan = scans.pancreasRestaging;
  const doctor = await physicianOf(database, 'physician');

  const opened = await test.step('the registrar registers the case', () =>
    registerCase(registrar, patient, doctor, scan, today));

  await test.step('the physician finds the form that waits, and signs it', async () => {
    await physician.goto('/forms');
    await physician.getByRole('link', { name: new RegExp(`${patient.familyName}.*pre-PET form`) }).click();
    const receipt = await signForm(
      physician,
      prePetOf(
        scan,
        [
          { ask: 'Cancer site', stands: scan.site },
          { ask: 'ICD-10-CM diagnosis code', pick: scan.diagnosis },
          { ask: 'How is the cancer established?', choose: 'Pathologically proven' },
          { ask: 'Working summary stage', choose: 'Metastatic with a single suspected site' },
          { ask: 'Performance status (ECOG)', choose: 'Symptomatic and fully ambulatory' },
        ],
        planBefore,
      ),
      printedName(doctor),
    );
    const said = await pdfBehind(physician, physician.getByRole('link', { name: 'PDF of the answers' }));
    for (const words of [
      receipt,
      patient.familyName,
      'Celiac plexus block',
      'Palliative',
      scan.diagnosis,
      printedName(doctor),
    ]) {
      expect(said.read.text).toContain(words);
    }
    expect(said.read).toMatchObject({ isTagged: true, language: 'en-US' });
  });

  await test.step('the registrar enters the scan and attaches the report', async () => {
    await enterCompletion(registrar, opened, today);
    await attachReport(
      registrar,
      opened,
      await madePdf(['PET/CT of the body. Comparison: CT of the abdomen.']),
    );
    await registrar.goto(`/cases/${opened.id}`);
    await expect(registrar.getByRole('heading', { name: /^Can I bill\?/ })).toContainText('Not yet');
    await expect(registrar.getByRole('link', { name: /Download claim support/ })).toHaveCount(0);
    expect((await registrar.request.get(`/api/cases/${opened.id}/claim-support.pdf`)).status()).toBe(409);
  });

  await test.step('the physician says what changed, and sees both plans', async () => {
    await physician.goto('/forms');
    await physician.getByRole('link', { name: new RegExp(`${patient.familyName}.*post-PET form`) }).click();
    await signForm(
      physician,
      postPetOf(
        [
          { ask: 'Summary stage now', choose: 'Metastatic with multiple suspected sites' },
          { ask: 'Extent of disease compared with your belief before PET', choose: 'More' },
        ],
        planNow,
      ),
      printedName(doctor),
    );
    const plans = physician.getByRole('table', { name: 'Plan before and after PET' });
    await expect(plans.getByRole('row', { name: /Intended management/ })).toContainText(
      /Treatment.*Supportive care only/,
    );
    await expect(plans.getByRole('row', { name: /Other treatment/ })).toContainText(
      /Celiac plexus block.*not asked/,
    );
  });

  const claim =
    await test.step('the case is ready to bill by itself, and its claim support is downloaded', async () => {
      await registrar.goto('/cases?tab=readyToBill');
      await registrar.getByRole('link', { name: opened.number }).click();
      await expect(registrar.getByRole('heading', { name: /^Can I bill\? Yes/ })).toBeVisible();
      await expect(registrar.getByRole('table', { name: 'Plan before and after PET' })).toBeVisible();
      return download(registrar, registrar.getByRole('link', { name: 'Download claim support' }));
    });

  await test.step('the PDF says what was typed, and nothing of the consents', async () => {
    const read = await readPdf(claim.bytes);
    const typed = [
      opened.number,
      `${patient.familyName}, ${patient.givenName}`,
      patient.bornWords,
      patient.mbi,
      today.words,
      scan.diagnosis,
      'Lakeside Imaging',
      printedName(doctor),
      doctor.npi,
      `${interpretingPhysician.givenName} ${interpretingPhysician.familyName}`,
      interpretingPhysician.npi,
    ];
    const claimed = [
      '78815-26-PS-Q0',
      '78815-TC-PS-Q0',
      '78815-PS-Q0',
      'A9552',
      'Z00.6',
      '00868582',
      'CT00868582',
      'D4',
    ];
    const rules = Array.from({ length: 12 }, (_, at) => `ELG-${String(at + 1).padStart(2, '0')}`);
    for (const words of [...typed, ...claimed, ...rules]) expect(read.text).toContain(words);
    expect(read.text).not.toContain('-KX');
    // Both consents were refused; the document says that they were answered, and no more.
    expect(read.text).toMatch(/answered/);
    expect(read.text).not.toMatch(/research[^.]{0,60}\b(No|Yes|refus|declin)/);
    expect(read).toMatchObject({ isTagged: true, language: 'en-US' });
    expect(read.title).toContain(opened.number);
    for (const page of read.pages) expect(page).toContain(opened.number);
    const again = await registrar.request.get(`/api/cases/${opened.id}/claim-support.pdf`);
    expect((await again.body()).equals(claim.bytes), 'the same bytes again').toBe(true);
  });

  await test.step('anyone who holds the PDF can confirm it, and learns no patient', async () => {
    await registrar.reload();
    const row = registrar.getByRole('row', { name: /Claim support/ });
    const code = /code ([A-Z0-9-]{12,14})/.exec((await row.textContent()) ?? '')?.[1] ?? '';
    expect((await readPdf(claim.bytes)).text).toContain(code);
    await anyone.goto('/verify');
    await anyone.getByLabel('Code').fill(code);
    await anyone.getByRole('button', { name: 'Confirm', exact: true }).click();
    const main = anyone.getByRole('main');
    await expect(main).toContainText(opened.number);
    await expect(main).toContainText(today.words);
    await expect(main).not.toContainText(patient.familyName);
    await expect(main).not.toContainText(patient.mbi);
  });

  await test.step('the claim went out: the case is closed', async () => {
    await registrar.getByRole('button', { name: 'Mark as billed' }).click();
    await registrar.getByRole('button', { name: 'Yes, mark as billed' }).click();
    await expect(
      registrar.getByRole('heading', { name: 'Can I bill? Yes, and it is marked as billed' }),
    ).toBeVisible();
    await registrar.goto('/cases?tab=closed');
    await expect(registrar.getByRole('link', { name: opened.number })).toBeVisible();
  });
});
