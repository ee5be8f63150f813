import { dayAt, lakeside } from '../calendar';
import { expect, test } from '../fixtures';
import { newPatient } from '../patient';
import { madePdf, readPdf } from '../pdf';
import { type Answer, postPetOf, prePetOf, type Scan, scans } from '../steps/answers';
import { attachReport, enterCompletion, openForm, registerCase, signForm } from '../steps/case-steps';
import { download } from '../steps/documents';
import { physicianOf, printedName } from '../steps/who';

interface Kind {
  readonly name: string;
  readonly scan: Scan;
  readonly before: readonly Answer[];
  readonly notAskedBefore: readonly string[];
  readonly report: readonly Answer[];
  readonly after: readonly Answer[];
  readonly notAskedAfter: readonly string[];
  readonly onTheClaim: readonly string[];
  readonly notOnTheClaim: readonly string[];
}

const kinds: readonly Kind[] = [
  {
    name: 'a bone scan with NaF: the reading physician’s assessment, and KX on the claim',
    scan: scans.prostateNaf,
    before: [
      { ask: 'Cancer site', stands: 'Prostate' },
      { ask: 'ICD-10-CM diagnosis code', pick: scans.prostateNaf.diagnosis },
      { ask: 'How is the cancer established?', choose: 'Pathologically proven' },
      { ask: 'Working summary stage', choose: 'Metastatic with multiple suspected sites' },
      { ask: 'Performance status (ECOG)', choose: 'Fully active' },
      { ask: 'What prompted the scan', choose: 'Rising tumor marker only' },
      { ask: 'Would you order a bone scan if NaF PET were unavailable?', choose: 'Yes' },
    ],
    notAskedBefore: ['Therapy being monitored'],
    report: [{ ask: "Interpreting physician's assessment", choose: 'Definite, multifocal' }],
    after: [
      { ask: 'Summary stage now', choose: 'Metastatic with multiple suspected sites' },
      { ask: 'Extent of disease compared with your belief before PET', choose: 'No change' },
    ],
    notAskedAfter: ['Prognosis after PET', 'Impression after PET'],
    onTheClaim: ['78815-26-PS-Q0-KX', '78815-TC-PS-Q0', 'A9580', 'C61'],
    notOnTheClaim: ['A9552', '78815-TC-PS-Q0-KX'],
  },
  {
    name: 'treatment that is being monitored: prognosis and the plan for the therapy',
    scan: scans.brainMonitoring,
    before: [
      { ask: 'Cancer site', stands: 'Brain' },
      { ask: 'ICD-10-CM diagnosis code', pick: scans.brainMonitoring.diagnosis },
      { ask: 'How is the cancer established?', choose: 'Pathologically proven' },
      { ask: 'Working summary stage', choose: 'Localized only' },
      { ask: 'Performance status (ECOG)', choose: 'Fully active' },
      { ask: 'Therapy being monitored', choose: 'Chemotherapy and radiation' },
    ],
    notAskedBefore: ['What prompted the scan'],
    report: [],
    after: [
      { ask: 'Prognosis after PET', choose: 'Better' },
      { ask: 'Plan for the monitored therapy', choose: 'Adjust dose or duration' },
    ],
    notAskedAfter: [
      'Summary stage now',
      'Extent of disease compared with your belief before PET',
      'Impression after PET',
    ],
    onTheClaim: ['78815-26-PS-Q0', 'A9552', 'C71.9'],
    notOnTheClaim: ['KX', 'PI'],
  },
  {
    name: 'a diagnosis: no site and no stage before, an impression after, and a footnote of the coverage table',
    scan: scans.cervixDiagnosis,
    before: [
      { ask: 'ICD-10-CM diagnosis code', pick: scans.cervixDiagnosis.diagnosis },
      { ask: 'How is the cancer established?', choose: 'Strongly suspected on other testing' },
      { ask: 'Performance status (ECOG)', choose: 'Fully active' },
    ],
    notAskedBefore: ['Cancer site', 'Working summary stage', 'Therapy being monitored'],
    report: [],
    after: [
      { ask: 'Was a biopsy done after the PET?', choose: 'Yes' },
      { ask: 'Result of the biopsy', choose: 'Malignant' },
      { ask: 'Impression after PET', choose: 'Malignant and primary site found' },
    ],
    notAskedAfter: ['Summary stage now', 'Prognosis after PET'],
    onTheClaim: ['78815-26-PI-Q0', 'A9552', 'C53.9'],
    notOnTheClaim: ['KX', 'PS'],
  },
];

for (const kind of kinds) {
  test(kind.name, async ({ registrar, physician, database }) => {
    const today = dayAt(lakeside);
    const { scan } = kind;
    const doctor = await physicianOf(database, 'physician');
    const opened = await registerCase(registrar, newPatient(), doctor, scan, today);

    await openForm(physician, opened, 'pre-pet');
    await signForm(physician, prePetOf(scan, kind.before), printedName(doctor), kind.notAskedBefore);
    await enterCompletion(registrar, opened, today);
    await attachReport(registrar, opened, await madePdf(['The report']), kind.report);
    await openForm(physician, opened, 'post-pet');
    await signForm(physician, postPetOf(kind.after), printedName(doctor), kind.notAskedAfter);

    await registrar.goto(`/cases/${opened.id}`);
    const { bytes } = await download(
      registrar,
      registrar.getByRole('link', { name: 'Download claim support' }),
    );
    const words = (await readPdf(bytes)).text.split(' ');
    for (const code of kind.onTheClaim)
      expect(words).toContainEqual(expect.stringMatching(new RegExp(`^${code}[,;.*]?$`)));
    for (const code of kind.notOnTheClaim) expect(words).not.toContain(code);
  });
}
