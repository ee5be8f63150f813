import type { CoverageAnswer, CoverageCell, CoverageTable } from '../../domain/rules/coverage';
import { followUps } from '../nopr-2026/coverage';
import { reasons as allReasons, diagnosisReasons, type ReasonCode, tracers } from '../nopr-2026/reasons';
import { sites } from '../nopr-2026/sites';

const dataCollection = 'NCD of January 27, 2005 (CAG-00181N): paid only with systematic data collection';
const restOfCancers = `${dataCollection}; all cancers not named before`;
const coveredBefore = 'Covered before 2005 and so outside data collection (unconfirmed)';
const excluded = 'Excluded by the NCD (unconfirmed)';

/** The five reasons that NOPR 2006 knew, three of them finer; claims did not tell the treatment strategy yet. */
export const reasons = allReasons
  .filter(({ tracer }) => tracer === 'FDG')
  .map((reason) => ({ ...reason, modifier: null }));

function cell(
  id: string,
  tumor: string,
  name: string,
  answer: CoverageAnswer,
  cites: string,
  onlyReasons?: readonly ReasonCode[],
): CoverageCell {
  return {
    id,
    tracer: 'FDG',
    tumor,
    answer,
    says: { [answer]: sentence(`FDG PET for ${name}`, answer) },
    cites,
    ...(onlyReasons === undefined ? {} : { onlyReasons }),
  };
}

function sentence(scan: string, answer: CoverageAnswer): string {
  switch (answer) {
    case 'registry':
      return `${scan}: Medicare paid inside the registry only.`;
    case 'covered':
      return `${scan}: Medicare covered it outside the registry, billed as usual.`;
    case 'notCovered':
      return `${scan}: Medicare did not cover it, inside the registry or outside.`;
  }
}

/** Covered but for treatment monitoring, which the registry took. */
const coveredTumors = [
  ['COLORECTAL', 'colorectal cancer'],
  ['ESOPHAGUS', 'cancer of the esophagus'],
  ['HEAD_AND_NECK', 'cancer of the head and neck'],
  ['LYMPHOMA', 'lymphoma'],
  ['NON_SMALL_CELL_LUNG', 'non-small cell lung cancer, or a solitary nodule of the lung'],
] as const;

/** Named by the NCD of 2005 as paid only with data collection. */
const namedTumors = [
  ['BRAIN', 'a brain tumor'],
  ['OVARY', 'ovarian cancer'],
  ['PANCREAS', 'cancer of the pancreas'],
  ['SMALL_CELL_LUNG', 'small cell lung cancer'],
  ['TESTES', 'cancer of the testes'],
] as const;

const otherTumors = [
  ['SOFT_TISSUE_SARCOMA', 'soft tissue sarcoma'],
  ['PROSTATE', 'prostate cancer'],
  ['OTHER_SOLID_TUMORS', 'another solid tumor'],
  ['MYELOMA', 'myeloma'],
  ['OTHER_CANCERS', 'another cancer not listed'],
] as const;

const cells: readonly CoverageCell[] = [
  ...coveredTumors.flatMap(([tumor, name]) => [
    cell(
      `COV06-${tumor}-MONITORING`,
      tumor,
      `${name}, treatment monitoring`,
      'registry',
      `${restOfCancers}; monitoring was covered for breast cancer alone (unconfirmed)`,
      ['TM'],
    ),
    cell(`COV06-${tumor}`, tumor, name, 'covered', coveredBefore),
  ]),
  ...namedTumors.map(([tumor, name]) => cell(`COV06-${tumor}`, tumor, name, 'registry', dataCollection)),
  ...otherTumors.map(([tumor, name]) => cell(`COV06-${tumor}`, tumor, name, 'registry', restOfCancers)),
  cell(
    'COV06-BREAST-DIAGNOSIS',
    'BREAST',
    'the diagnosis of breast cancer',
    'notCovered',
    excluded,
    diagnosisReasons,
  ),
  {
    id: 'COV06-BREAST-STAGING',
    tracer: 'FDG',
    tumor: 'BREAST',
    onlyReasons: ['IS'],
    answer: { followUp: followUps.breastDistant },
    says: {
      covered: sentence('FDG PET for initial staging of distant breast cancer', 'covered'),
      notCovered: sentence('FDG PET for staging of axillary nodes in breast cancer', 'notCovered'),
    },
    cites: `${coveredBefore}; axillary nodes: excluded`,
  },
  cell('COV06-BREAST', 'BREAST', 'breast cancer', 'covered', coveredBefore),
  {
    id: 'COV06-MELANOMA-STAGING',
    tracer: 'FDG',
    tumor: 'MELANOMA',
    onlyReasons: ['IS'],
    answer: { followUp: followUps.melanomaNodes },
    says: {
      covered: sentence('FDG PET for initial staging of melanoma beyond the regional lymph nodes', 'covered'),
      notCovered: sentence('FDG PET to stage regional lymph nodes in melanoma', 'notCovered'),
    },
    cites: `${coveredBefore}; regional nodes: excluded`,
  },
  cell(
    'COV06-MELANOMA-MONITORING',
    'MELANOMA',
    'melanoma, treatment monitoring',
    'registry',
    `${restOfCancers}; monitoring was covered for breast cancer alone (unconfirmed)`,
    ['TM'],
  ),
  cell('COV06-MELANOMA', 'MELANOMA', 'melanoma', 'covered', coveredBefore),
  {
    id: 'COV06-THYROID-RESTAGING',
    tracer: 'FDG',
    tumor: 'THYROID',
    onlyReasons: ['RS', 'SR'],
    answer: { followUp: followUps.thyroidFollicular },
    says: {
      covered: sentence('FDG PET to restage follicular-cell thyroid cancer under its conditions', 'covered'),
      registry: sentence('FDG PET to restage thyroid cancer without all of its conditions', 'registry'),
    },
    cites: coveredBefore,
  },
  cell('COV06-THYROID', 'THYROID', 'thyroid cancer', 'registry', restOfCancers),
  {
    id: 'COV06-CERVIX-STAGING',
    tracer: 'FDG',
    tumor: 'CERVIX',
    onlyReasons: ['IS'],
    answer: { followUp: followUps.cervixNegative },
    says: {
      covered: sentence('FDG PET to stage cervical cancer after negative CT or MRI', 'covered'),
      registry: sentence('FDG PET to stage cervical cancer without negative CT or MRI', 'registry'),
    },
    cites: `${dataCollection}; staging after negative CT or MRI: covered (unconfirmed)`,
  },
  cell('COV06-CERVIX', 'CERVIX', 'cervical cancer', 'registry', dataCollection),
];

/** What Medicare paid with FDG before there were treatment strategies. */
export const coverage: CoverageTable = {
  fromOn: '2006-05-08',
  sites,
  reasons,
  tracers: tracers.filter(({ code }) => code === 'FDG'),
  cells,
  registryModifiers: [
    { value: 'QR', fromOn: '2006-05-08', untilOn: '2007-12-31' },
    { value: 'Q0', fromOn: '2008-01-01', untilOn: null },
  ],
};
