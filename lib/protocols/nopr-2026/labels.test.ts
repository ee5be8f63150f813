import { describe, expect, it } from 'vitest';
import { type FormDefinition, questionsOf } from '../../domain/forms/form';
import { forms } from './forms';
import { reasons } from './reasons';
import { sites } from './sites';

type Row = readonly [string, string | null, string, string, (readonly string[])?];

const sixStages = [
  'No evidence of disease or in remission',
  'Localized only',
  'Regional by direct extension or lymph nodes',
  'Metastatic with a single suspected site',
  'Metastatic with multiple suspected sites',
  'Unknown or uncertain',
];
const everyReason = reasons.map((reason) => reason.label);
const everySite = sites.map((site) => site.label);
const footnotes: readonly Row[] = [
  ['cervixNegative', null, 'yesNo', 'Was conventional imaging negative for spread outside the pelvis?'],
  ['breastDistant', null, 'yesNo', 'Is the scan for distant (metastatic) disease, not for axillary nodes?'],
  ['melanomaNodes', null, 'yesNo', 'Is the scan to stage regional lymph nodes?'],
  [
    'thyroidFollicular',
    null,
    'yesNo',
    'Follicular-cell type, thyroidectomy and radioiodine ablation done, thyroglobulin above 10 ng/mL, iodine-131 scan negative?',
  ],
];
const managementAs = (ask: string): readonly Row[] => [
  [
    'plan',
    'B1',
    'choice',
    ask,
    [
      'Observation with close follow-up',
      'Additional imaging or other non-invasive tests',
      'Tissue biopsy',
      'Treatment',
      'Supportive care only',
    ],
  ],
  ['goal', 'B2', 'choice', 'Goal of treatment', ['Curative', 'Palliative']],
  [
    'treatments',
    'B3',
    'choices',
    'Types of treatment',
    ['Surgery', 'Chemotherapy or other systemic therapy', 'Radiation', 'Other'],
  ],
  ['otherTreatment', 'B4', 'text', 'Other treatment'],
  [
    'tests',
    'B5',
    'choices',
    'Imaging or tests you would order',
    ['CT', 'MRI', 'Bone scan', 'FDG PET', 'Other'],
  ],
];

/** Key, number, kind, label and choices of every question, as the protocol's text has them. */
const registration: readonly Row[] = [
  ['familyName', null, 'text', 'Last name'],
  ['givenName', null, 'text', 'First name'],
  ['bornOn', null, 'date', 'Date of birth'],
  ['sex', null, 'choice', 'Sex', ['Female', 'Male', 'Other or unknown']],
  ['mbi', null, 'text', 'Medicare Beneficiary Identifier (MBI)'],
  ['zip', null, 'text', 'ZIP code'],
  [
    'race',
    null,
    'choices',
    'Race',
    [
      'American Indian or Alaska Native',
      'Asian',
      'Black or African American',
      'Native Hawaiian or Other Pacific Islander',
      'White',
      'Other',
      'Not reported',
    ],
  ],
  [
    'ethnicity',
    null,
    'choice',
    'Ethnicity',
    ['Hispanic or Latino', 'Not Hispanic or Latino', 'Not reported'],
  ],
  [
    'payer',
    null,
    'choice',
    'Medicare coverage',
    ['Original Medicare is primary', 'Medicare Advantage is primary', 'Medicare is secondary', 'No Medicare'],
  ],
  ['plan', null, 'text', 'Medicare Advantage plan'],
  ['priorAuthorization', null, 'text', 'Prior authorization number'],
  ['physician', null, 'person', 'Referring physician'],
  ['tracer', null, 'choice', 'Radiopharmaceutical', ['F-18 FDG', 'F-18 sodium fluoride (NaF)']],
  ['scheduledOn', null, 'date', 'Scheduled scan date'],
  ['reason', null, 'choice', 'Reason for the scan', everyReason],
  ['site', null, 'choice', 'Cancer site', everySite],
  ...footnotes,
];
const prePet: readonly Row[] = [
  ['treating', 'A1', 'yesNo', 'Are you the treating physician?'],
  ['reason', 'A2', 'choice', 'Reason for this PET scan', everyReason],
  ['site', 'A3', 'choice', 'Cancer site', everySite],
  ...footnotes,
  ['diagnosis', 'A4', 'code', 'ICD-10-CM diagnosis code'],
  [
    'established',
    'A5',
    'choice',
    'How is the cancer established?',
    ['Pathologically proven', 'Strongly suspected on other testing'],
  ],
  ['stage', 'A6', 'choice', 'Working summary stage', sixStages],
  [
    'ecog',
    'A7',
    'choice',
    'Performance status (ECOG)',
    [
      'Fully active',
      'Symptomatic and fully ambulatory',
      'In bed less than half of the day',
      'In bed more than half of the day',
      'Bedridden',
    ],
  ],
  [
    'therapy',
    'A8',
    'choice',
    'Therapy being monitored',
    ['Chemotherapy', 'Radiation', 'Chemotherapy and radiation', 'Other'],
  ],
  [
    'prompt',
    'A9',
    'choice',
    'What prompted the scan',
    [
      'None',
      'Rising tumor marker only',
      'Pain only',
      'Evidence from other imaging',
      'Another single sign',
      'Several signs',
    ],
  ],
  ...managementAs('Intended management if PET were not available'),
  ['boneScan', 'B6', 'yesNo', 'Would you order a bone scan if NaF PET were unavailable?'],
];
const completion: readonly Row[] = [
  ['performed', null, 'yesNo', 'Was the scan performed?'],
  [
    'notPerformedReason',
    null,
    'choice',
    'Reason not performed',
    [
      'Patient did not attend',
      'Blood glucose too high',
      'Patient died',
      'Physician cancelled',
      'Equipment failure',
      'Other',
    ],
  ],
  ['scanOn', null, 'date', 'Date of scan'],
  ['scanner', null, 'choice', 'Scanner', ['PET', 'PET/CT']],
  ['scannerLocation', null, 'choice', 'Scanner location', ['Fixed', 'Mobile']],
  [
    'region',
    null,
    'choice',
    'Body region',
    ['Limited area', 'Skull base to mid-thigh', 'Whole body', 'Brain'],
  ],
  ['cpt', null, 'choice', 'CPT code', ['78608', '78811', '78812', '78813', '78814', '78815', '78816']],
  ['activity', null, 'number', 'Administered activity (mCi)'],
  ['uptakeMinutes', null, 'number', 'Injection to imaging (minutes)'],
  ['glucose', null, 'number', 'Blood glucose (mg/dL)'],
  [
    'compared',
    null,
    'choices',
    'Compared with prior imaging',
    ['None', 'CT', 'MRI', 'PET', 'Bone scan', 'Other'],
  ],
  ['interpretingPhysician', null, 'person', 'Interpreting physician'],
  ['consent', null, 'choice', "Patient's consent to research use", ['Yes', 'No', 'Not asked']],
  ['sheetVersion', null, 'text', 'Information sheet version'],
  ['consentAskedOn', null, 'date', 'Date asked'],
];
const report: readonly Row[] = [
  ['reportText', null, 'text', 'Report text'],
  ['saysReason', null, 'yesNo', 'Reason for the study'],
  ['saysTreatment', null, 'yesNo', 'Treatment history'],
  ['saysComparison', null, 'yesNo', 'Comparison statement'],
  ['saysUptake', null, 'yesNo', 'Injection-to-imaging time'],
  [
    'assessment',
    null,
    'choice',
    "Interpreting physician's assessment",
    [
      'Normal, benign or equivocal',
      'Probable metastases',
      'Definite, unifocal',
      'Definite, multifocal',
      'Definite, diffuse',
    ],
  ],
];
const postPet: readonly Row[] = [
  ['avoided', 'A1', 'yesNo', 'Did PET enable you to avoid additional tests or procedures?'],
  ['whichAvoided', 'A2', 'choices', 'Which were avoided?', ['CT or MRI', 'Biopsy', 'Surgery', 'Other']],
  ['biopsyDone', 'A3', 'yesNo', 'Was a biopsy done after the PET?'],
  ['biopsyResult', 'A4', 'choice', 'Result of the biopsy', ['Benign', 'Malignant', 'Pending']],
  [
    'impression',
    'A5',
    'choice',
    'Impression after PET',
    ['Benign', 'Malignant and primary site found', 'Malignant and primary site not found', 'Indeterminate'],
  ],
  ['stage', 'A6', 'choice', 'Summary stage now', sixStages],
  [
    'extent',
    'A7',
    'choice',
    'Extent of disease compared with your belief before PET',
    ['Less', 'No change', 'More'],
  ],
  ['prognosis', 'A8', 'choice', 'Prognosis after PET', ['Better', 'Unchanged', 'Worse']],
  [
    'monitoredPlan',
    'A9',
    'choice',
    'Plan for the monitored therapy',
    [
      'Continue unchanged',
      'Adjust dose or duration',
      'Switch to another therapy',
      'Stop and give supportive care',
    ],
  ],
  ...managementAs('Intended management now'),
  ['treating', 'C1', 'yesNo', 'Are you the treating physician?'],
  ['consent', 'C2', 'yesNo', 'Do you consent to the use of your answers for research?'],
];

function rowsOf(form: FormDefinition): readonly Row[] {
  return questionsOf(form).map(([key, question]) => {
    const row = [key, question.number ?? null, question.kind, question.ask] as const;
    return question.kind === 'choice' || question.kind === 'choices'
      ? ([...row, question.options.map((option) => option.label)] as const)
      : row;
  });
}

describe('the labels and choices', () => {
  it.each([
    ['registration', forms.registration, registration],
    ['pre-pet', forms['pre-pet'], prePet],
    ['completion', forms.completion, completion],
    ['report', forms.report, report],
    ['post-pet', forms['post-pet'], postPet],
  ] as const)('of %s are those of the protocol', (_id, form, expected) => {
    expect(rowsOf(form)).toEqual(expected);
  });

  it('ask the plan before and after PET in the same words', () => {
    const [before, after] = [
      forms['pre-pet'].sections.plan.questions,
      forms['post-pet'].sections.plan.questions,
    ];
    for (const key of ['goal', 'treatments', 'otherTreatment', 'tests'] as const)
      expect(after[key]).toEqual(before[key]);
    expect(after.plan).toEqual({ ...before.plan, ask: after.plan.ask });
  });

  it('stand in a few small steps', () => {
    const titles = Object.values(forms).map((form) =>
      Object.values(form.sections).map((section) => section.title),
    );
    expect(titles).toEqual([
      ['Patient', 'Coverage', 'Referring physician', 'Scan'],
      ['The request', 'The disease', 'Your plan without PET'],
      ['Was it done?', 'The scan', 'Dose and comparison', 'Reading and consent'],
      ['The report', 'Is it in the report?', 'Assessment'],
      ['What PET showed', 'Your plan now', 'About you'],
    ]);
  });

  it('give ECOG its numbers', () => {
    const { ecog } = forms['pre-pet'].sections.disease.questions;
    expect(ecog.options.map((option) => option.value)).toEqual(['0', '1', '2', '3', '4']);
  });
});
