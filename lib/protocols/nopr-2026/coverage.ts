import type {
  CoverageAnswer,
  CoverageCell,
  CoverageTable,
  FollowUp,
  Strategy,
} from '../../domain/rules/coverage';
import { diagnosisReasons, reasons, tracers } from './reasons';
import { sites } from './sites';

const table = 'NCD 220.6.17, coverage framework of April 3, 2009 (CAG-00181R)';

/** The questions that decide the cells with a footnote; each is also a question of the registration form. */
export const followUps = {
  cervixNegative: {
    key: 'cervixNegative',
    ask: 'Was conventional imaging negative for spread outside the pelvis?',
    yes: 'covered',
    no: 'registry',
  },
  breastDistant: {
    key: 'breastDistant',
    ask: 'Is the scan for distant (metastatic) disease, not for axillary nodes?',
    yes: 'covered',
    no: 'notCovered',
  },
  melanomaNodes: {
    key: 'melanomaNodes',
    ask: 'Is the scan to stage regional lymph nodes?',
    yes: 'notCovered',
    no: 'covered',
  },
  thyroidFollicular: {
    key: 'thyroidFollicular',
    ask: 'Follicular-cell type, thyroidectomy and radioiodine ablation done, thyroglobulin above 10 ng/mL, iodine-131 scan negative?',
    yes: 'covered',
    no: 'registry',
  },
} as const satisfies Readonly<Record<string, FollowUp>>;

/** The rows of the table whose two cells answer at once: their names, then the initial and the subsequent strategy. */
const plainRows = [
  ['COLORECTAL', 'colorectal cancer', 'covered', 'covered'],
  ['ESOPHAGUS', 'cancer of the esophagus', 'covered', 'covered'],
  ['HEAD_AND_NECK', 'cancer of the head and neck', 'covered', 'covered'],
  ['LYMPHOMA', 'lymphoma', 'covered', 'covered'],
  ['NON_SMALL_CELL_LUNG', 'non-small cell lung cancer', 'covered', 'covered'],
  ['OVARY', 'ovarian cancer', 'covered', 'covered'],
  ['BRAIN', 'a brain tumor', 'covered', 'registry'],
  ['SMALL_CELL_LUNG', 'small cell lung cancer', 'covered', 'registry'],
  ['SOFT_TISSUE_SARCOMA', 'soft tissue sarcoma', 'covered', 'registry'],
  ['PANCREAS', 'cancer of the pancreas', 'covered', 'registry'],
  ['TESTES', 'cancer of the testes', 'covered', 'registry'],
  ['PROSTATE', 'prostate cancer', 'notCovered', 'registry'],
  ['OTHER_SOLID_TUMORS', 'another solid tumor', 'covered', 'registry'],
  ['MYELOMA', 'myeloma', 'covered', 'covered'],
  ['OTHER_CANCERS', 'another cancer not listed', 'registry', 'registry'],
] as const satisfies readonly (readonly [string, string, CoverageAnswer, CoverageAnswer])[];

function sentences(tracer: string, tumor: string, strategy: Strategy): Record<CoverageAnswer, string> {
  const scan = `${tracer} PET for ${tumor}, ${strategy} treatment strategy`;
  return {
    registry: `${scan}: Medicare pays inside the registry only. Register the case.`,
    covered: `${scan}: Medicare covers it outside the registry. Bill normally, do not register.`,
    notCovered: `${scan}: Medicare does not cover it, inside the registry or outside.`,
  };
}

const plainCells: readonly CoverageCell[] = plainRows.flatMap(([tumor, name, initial, subsequent]) => [
  {
    id: `COV-${tumor}-INITIAL`,
    tracer: 'FDG',
    tumor,
    strategy: 'initial',
    answer: initial,
    says: sentences('FDG', name, 'initial'),
    cites: table,
  },
  {
    id: `COV-${tumor}-SUBSEQUENT`,
    tracer: 'FDG',
    tumor,
    strategy: 'subsequent',
    answer: subsequent,
    says: sentences('FDG', name, 'subsequent'),
    cites: table,
  },
]);

const footnoteCells: readonly CoverageCell[] = [
  {
    id: 'COV-CERVIX-INITIAL',
    tracer: 'FDG',
    tumor: 'CERVIX',
    strategy: 'initial',
    answer: { followUp: followUps.cervixNegative },
    says: {
      covered:
        'FDG PET for cervical cancer, initial treatment strategy, after conventional imaging negative for spread outside the pelvis: Medicare covers it outside the registry. Bill normally, do not register.',
      registry:
        'FDG PET for cervical cancer, initial treatment strategy, without negative conventional imaging: Medicare pays inside the registry only. Register the case.',
    },
    cites: `${table}, footnote 1`,
  },
  {
    id: 'COV-CERVIX-SUBSEQUENT',
    tracer: 'FDG',
    tumor: 'CERVIX',
    strategy: 'subsequent',
    answer: 'covered',
    says: sentences('FDG', 'cervical cancer', 'subsequent'),
    cites: table,
  },
  {
    id: 'COV-BREAST-INITIAL-DIAGNOSIS',
    tracer: 'FDG',
    tumor: 'BREAST',
    strategy: 'initial',
    onlyReasons: diagnosisReasons,
    answer: 'notCovered',
    says: {
      notCovered:
        'FDG PET to diagnose breast cancer: Medicare does not cover it, inside the registry or outside.',
    },
    cites: `${table}, footnote 2`,
  },
  {
    id: 'COV-BREAST-INITIAL-STAGING',
    tracer: 'FDG',
    tumor: 'BREAST',
    strategy: 'initial',
    answer: { followUp: followUps.breastDistant },
    says: {
      covered:
        'FDG PET for initial staging of distant breast cancer: Medicare covers it outside the registry. Bill normally, do not register.',
      notCovered:
        'FDG PET for initial staging of axillary nodes in breast cancer: Medicare does not cover it, inside the registry or outside.',
    },
    cites: `${table}, footnote 2`,
  },
  {
    id: 'COV-BREAST-SUBSEQUENT',
    tracer: 'FDG',
    tumor: 'BREAST',
    strategy: 'subsequent',
    answer: 'covered',
    says: sentences('FDG', 'breast cancer', 'subsequent'),
    cites: table,
  },
  {
    id: 'COV-MELANOMA-INITIAL-DIAGNOSIS',
    tracer: 'FDG',
    tumor: 'MELANOMA',
    strategy: 'initial',
    onlyReasons: diagnosisReasons,
    answer: 'covered',
    says: sentences('FDG', 'melanoma', 'initial'),
    cites: `${table}, footnote 3 (it speaks of staging alone; diagnosis is our reading)`,
  },
  {
    id: 'COV-MELANOMA-INITIAL-STAGING',
    tracer: 'FDG',
    tumor: 'MELANOMA',
    strategy: 'initial',
    answer: { followUp: followUps.melanomaNodes },
    says: {
      covered:
        'FDG PET for initial staging of melanoma beyond the regional lymph nodes: Medicare covers it outside the registry. Bill normally, do not register.',
      notCovered:
        'FDG PET to stage regional lymph nodes in melanoma: Medicare does not cover it, inside the registry or outside.',
    },
    cites: `${table}, footnote 3`,
  },
  {
    id: 'COV-MELANOMA-SUBSEQUENT',
    tracer: 'FDG',
    tumor: 'MELANOMA',
    strategy: 'subsequent',
    answer: 'covered',
    says: sentences('FDG', 'melanoma', 'subsequent'),
    cites: table,
  },
  {
    id: 'COV-THYROID-INITIAL',
    tracer: 'FDG',
    tumor: 'THYROID',
    strategy: 'initial',
    answer: 'covered',
    says: sentences('FDG', 'thyroid cancer', 'initial'),
    cites: table,
  },
  {
    id: 'COV-THYROID-SUBSEQUENT',
    tracer: 'FDG',
    tumor: 'THYROID',
    strategy: 'subsequent',
    answer: { followUp: followUps.thyroidFollicular },
    says: {
      covered:
        'FDG PET for follicular-cell thyroid cancer after thyroidectomy and radioiodine ablation, thyroglobulin above 10 ng/mL, iodine-131 scan negative: Medicare covers it outside the registry. Bill normally, do not register.',
      registry:
        'FDG PET for thyroid cancer, subsequent treatment strategy, without all of the conditions of footnote 4: Medicare pays inside the registry only. Register the case.',
    },
    cites: `${table}, footnote 4`,
  },
];

const nafCells: readonly CoverageCell[] = (['initial', 'subsequent'] as const).map((strategy) => ({
  id: `COV-NAF-${strategy.toUpperCase()}`,
  tracer: 'NAF',
  strategy,
  answer: 'registry',
  says: sentences('NaF', 'bone metastasis', strategy),
  cites: 'NCD 220.6.19 (NaF-18 PET under coverage with evidence development)',
}));

/** What Medicare pays: sites, reasons, radiopharmaceuticals and the decision table over them. */
export const coverage = {
  // CAG-00181R: the framework of initial and subsequent treatment strategy.
  fromOn: '2009-04-03',
  sites,
  reasons,
  tracers,
  cells: [...plainCells, ...footnoteCells, ...nafCells],
  registryModifiers: [{ value: 'Q0', fromOn: '2008-01-01', untilOn: null }],
} as const satisfies CoverageTable;
