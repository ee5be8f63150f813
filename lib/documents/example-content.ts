import type { ClaimAdvice, ClaimLine } from '../domain/claims/claim-recipe';
import type { ClaimSupportContent } from './claim-support-content';
import type { OrderSheetContent } from './order-sheet-content';
import type { QuestionnaireContent } from './questionnaire-content';

// Invented people and cases, for tests and measurements of documents.

function line(row: ClaimLine['row'], codes: readonly string[], more: Partial<ClaimLine> = {}): ClaimLine {
  return {
    element: row,
    row,
    place: null,
    codes,
    revenueCode: null,
    cites: 'Pub 100-04, ch. 32, sec. 69',
    unconfirmed: false,
    note: null,
    ...more,
  };
}

function recipe(id: string, title: string, lines: readonly ClaimLine[]): ClaimAdvice {
  return { recipe: id, title, lines };
}

const advice: readonly ClaimAdvice[] = [
  recipe('professional', 'Professional component', [
    line('procedure', ['78815', '26', 'PS', 'Q0']),
    line('tracer', []),
    line('diagnosis', ['C71.9', 'Z00.6']),
    line('trialNumber', ['00868582'], { place: '837P loop 2300 REF P4', cites: 'CR 8401' }),
    line('trialNumber', ['CT00868582'], { place: 'CMS-1500 item 19', cites: 'CR 8401' }),
  ]),
  recipe('global', 'Technical or global, non-hospital', [
    line('procedure', ['78815', 'TC', 'PS', 'Q0'], { place: 'technical' }),
    line('procedure', ['78815', 'PS', 'Q0'], { place: 'global' }),
    line('tracer', ['A9552']),
    line('diagnosis', ['C71.9', 'Z00.6']),
    line('trialNumber', ['00868582'], { place: '837P loop 2300 REF P4', cites: 'CR 8401' }),
    line('trialNumber', ['CT00868582'], { place: 'CMS-1500 item 19', cites: 'CR 8401' }),
  ]),
  recipe('hospital', 'Hospital outpatient', [
    line('procedure', ['78815', 'PS', 'Q0'], { revenueCode: '0404', unconfirmed: true }),
    line('tracer', ['A9552'], { revenueCode: '0343', unconfirmed: true }),
    line('diagnosis', ['C71.9', 'Z00.6']),
    line('trialNumber', ['00868582'], { place: '837I loop 2300 REF P4', cites: 'CR 8401' }),
    line('conditionCode', ['30']),
    line('valueCode', ['D4', '00868582'], { place: 'UB-04', cites: 'CR 8401' }),
  ]),
];

const findings = [
  [
    'ELG-01',
    'Facility approved, agreement in force',
    'Lakeside Imaging was approved, with its agreement in force, on October 26, 2026.',
  ],
  ['ELG-02', 'Medicare is the primary payer', 'Original Medicare is the primary payer.'],
  [
    'ELG-03',
    'Registry case on the date of service',
    'FDG for treatment monitoring of a brain tumor is a registry case (subsequent strategy).',
  ],
  [
    'ELG-04',
    'Scan within 14 days of registration',
    'Registered October 26, scanned November 2: day 7 of 14.',
  ],
  [
    'ELG-05',
    'Pre-PET form signed in time',
    'Signed by Anand Iyer on October 30, before the end of November 2.',
  ],
  ['ELG-06', 'Scan entered on time', 'Entered November 5: day 3 of 30.'],
  [
    'ELG-07',
    'Report attached, checklist answered',
    'Attached November 6 with all four points of its checklist.',
  ],
  ['ELG-08', 'Post-PET form signed in time', 'Signed by Anand Iyer on November 20: day 18 of 30.'],
  ['ELG-09', 'Both research questions answered', 'Patient and physician have each answered.'],
  [
    'ELG-10',
    'Identifiers and diagnosis valid',
    'MBI, NPIs and C71.9 are valid, and C71.9 belongs to the brain.',
  ],
  [
    'ELG-11',
    'No second case for this scan',
    'No other case of the patient has this date of service and code.',
  ],
  ['ELG-12', 'Inside the enrolment period', 'November 2, 2026 lies inside the enrolment period.'],
] as const;

const hashes = ['9f2c41aa', '03bec7d0', '77d10be2', '5d0ce19b'].map((start) => start.padEnd(64, '5e07'));
const hash = (index: number) => hashes[index % hashes.length] ?? '';

/** A claim support of an eligible case. */
export const claimSupportExample: ClaimSupportContent = {
  registry: { name: 'National Oncologic PET Registry', nct: 'NCT00868582' },
  demo: true,
  caseNumber: '1017-26-0402',
  revision: 1,
  issuedAt: '2026-11-21T22:20:00.000Z',
  issuedWords: 'November 21, 2026, 4:20 PM Central Time',
  facility: { name: 'Lakeside Imaging', npi: '1993999998', ccn: '14-0123', place: 'Chicago, IL' },
  patient: {
    familyName: 'Lindqvist',
    givenName: 'Sven',
    bornWords: 'May 9, 1949',
    sex: 'Male',
    mbi: '1EG4-TE5-MK72',
  },
  service: {
    onWords: 'November 2, 2026',
    scan: 'PET/CT, Skull base to mid-thigh, F-18 FDG',
    diagnosis: 'Brain, C71.9 · Treatment monitoring during therapy',
  },
  referring: { name: 'Anand Iyer', npi: '1234567893' },
  interpreting: { name: 'Rin Sato', npi: '1245319599' },
  verdict: {
    protocol: 'nopr-2026',
    version: 1,
    rulesHash: hash(3),
    findings: findings.map(([rule, title, says]) => ({
      rule,
      title,
      holds: true,
      says,
      cites: 'NCD 220.6.17 and the registry’s protocol, 2009 framework',
    })),
  },
  windows: [
    {
      id: 'WIN-01',
      what: 'Scan',
      windowWords: 'October 26 to November 9, 2026',
      doneWords: 'November 2, 2026, day 7',
    },
    {
      id: 'WIN-02',
      what: 'Pre-PET form signed and submitted',
      windowWords: 'October 26 to November 2, 2026',
      doneWords: 'October 30, 2026, 6:41 PM Central Time, day 4',
    },
    {
      id: 'WIN-03',
      what: 'Completion form',
      windowWords: 'November 2 to December 2, 2026',
      doneWords: 'November 5, 2026, 9:12 AM Central Time, day 3',
    },
    {
      id: 'WIN-04',
      what: 'Report',
      windowWords: 'November 2 to December 2, 2026',
      doneWords: 'November 6, 2026, 9:12 AM Central Time, day 4',
    },
    {
      id: 'WIN-05',
      what: 'Post-PET form signed and submitted',
      windowWords: 'November 2 to December 2, 2026',
      doneWords: 'November 20, 2026, 8:05 AM Central Time, day 18',
    },
  ],
  signed: [
    [
      'Pre-PET form',
      'Anand Iyer, NPI 1234567893',
      'These are my answers.',
      'passphrase',
      'October 30, 2026, 6:41 PM Central Time',
    ],
    [
      'PET completion form',
      'Registrar, Lakeside',
      'Entered from the record.',
      'entered, signed in',
      'November 5, 2026, 9:12 AM Central Time',
    ],
    ['PET report', 'Registrar, Lakeside', '', 'entered, signed in', 'November 6, 2026, 9:12 AM Central Time'],
    [
      'Post-PET form',
      'Anand Iyer, NPI 1234567893',
      'These are my answers.',
      'passphrase',
      'November 20, 2026, 8:05 AM Central Time',
    ],
  ].map(([form = '', by = '', meaning = '', method = '', when = ''], index) => ({
    form,
    revision: 1,
    by,
    meaning,
    method,
    when,
    contentHash: hash(index),
  })),
  advice,
  consents: { patient: 'answered', physician: 'answered' },
  forms: [
    ['Case registration', 'registration'],
    ['Pre-PET form', 'pre-pet'],
    ['PET completion form', 'completion'],
    ['PET report', 'report'],
    ['Post-PET form', 'post-pet'],
  ].map(([title = '', id = ''], index) => ({ title, id, version: 1, definitionHash: hash(index + 1) })),
  code: 'K7QM-2RXD-94TA',
  verifyAddress: 'https://registry.example/verify?code=K7QM-2RXD-94TA',
  auditSequence: '48213',
  checkpoint: {
    sequence: '48000',
    hash: 'b7e23ec29af22b0b4e41da31e868d57226121c84f5c2c3d5a0a3b0a2fbbb1a1c',
    signatureHash: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  },
};

/** A physician's form. */
export const questionnaireExample: QuestionnaireContent = {
  registry: claimSupportExample.registry,
  demo: true,
  title: 'Pre-PET form',
  caseNumber: '1017-26-0402',
  facility: 'Lakeside Imaging',
  patient: { name: 'Lindqvist, Sven', bornWords: 'May 9, 1949', mbi: null },
  revision: 1,
  receipt: 'R-7K2M-9QXD',
  submittedAt: '2026-10-30T23:41:00.000Z',
  submittedWords: 'October 30, 2026, 6:41 PM Central Time',
  submittedBy: 'Anand Iyer',
  transcription: null,
  remarks: [],
  signature: {
    name: 'Anand Iyer',
    npi: '1234567893',
    meaning: 'These are my answers, and I gave them before I knew the result of the scan.',
    method: 'passphrase',
    when: 'October 30, 2026, 6:41 PM Central Time',
    seal: hash(7),
    line: '48213',
  },
  sections: [
    {
      key: 'request',
      title: 'The request',
      rows: [
        {
          key: 'isTreating',
          number: 'A1',
          ask: 'Are you the treating physician?',
          words: ['Yes'],
          followUp: false,
        },
        {
          key: 'reason',
          number: 'A2',
          ask: 'Reason for this PET scan',
          words: ['Treatment monitoring during therapy'],
          followUp: false,
        },
        { key: 'site', number: 'A3', ask: 'Cancer site', words: ['Brain'], followUp: false },
        {
          key: 'diagnosis',
          number: 'A4',
          ask: 'ICD-10-CM diagnosis code',
          words: ['C71.9 Malignant neoplasm of brain, unspecified'],
          followUp: false,
        },
        {
          key: 'therapy',
          number: 'A8',
          ask: 'Therapy being monitored',
          words: ['Chemotherapy and radiation'],
          followUp: true,
        },
      ],
    },
    {
      key: 'plan',
      title: 'Your plan if PET were not available',
      rows: [
        {
          key: 'plan',
          number: 'B1',
          ask: 'Intended management if PET were not available',
          words: ['Treatment'],
          followUp: false,
        },
        { key: 'goal', number: 'B2', ask: 'Goal of treatment', words: ['Palliative'], followUp: true },
        {
          key: 'treatments',
          number: 'B3',
          ask: 'Types of treatment',
          words: ['Chemotherapy or other systemic therapy', 'Other'],
          followUp: true,
        },
        {
          key: 'otherTreatment',
          number: 'B4',
          ask: 'Other treatment',
          words: ['Tumor-treating fields ≥ 18 h a day'],
          followUp: true,
        },
      ],
    },
  ],
  definition: { id: 'pre-pet', version: 1, hash: hash(2) },
  contentHash: hash(0),
};

/** The sheet with a physician's code. */
export const orderSheetExample: OrderSheetContent = {
  registry: { name: 'National Oncologic PET Registry', nct: 'NCT00868582', contact: 'help@registry.example' },
  demo: false,
  facility: { name: 'Lakeside Imaging', place: 'Chicago, IL', phone: '(312) 555-0100' },
  physician: { name: 'Anand Iyer', npi: '1234567893' },
  form: { title: 'Pre-PET form', minutes: 5 },
  patient: { initials: 'S. L.', born: '1949' },
  scan: 'FDG PET planned for November 2',
  due: 'Sunday, November 1, 2026, midnight Central Time',
  code: 'K7QM-R3XD',
  printedAt: '2026-10-30T23:41:00.000Z',
  printedWords: 'October 30, 2026, 6:41 PM Central Time',
};
