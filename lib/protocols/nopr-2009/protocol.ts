import type { Protocol } from '../../domain/cases/protocol';
import type { CoverageTable } from '../../domain/rules/coverage';
import { denialReasons } from '../denial-reasons';
import { coverage as table } from '../nopr-2026/coverage';
import { deriveBy } from '../nopr-2026/facts';
import { footnotes } from '../nopr-2026/forms/reason-and-site';
import { reopenings } from '../nopr-2026/reopenings';
import { windows } from '../nopr-2026/windows';
import { icd9OfSite } from '../record/icd9-of-sites';
import { recordForms } from '../record/record-forms';
import { recordGiven } from '../record/record-given';
import { recordRules, recordStates, recordSteps } from '../record/record-rules';
import { scrubRules } from '../scrub-rules';
import { recipes } from './claims';

const isFdg = ({ tracer }: { readonly tracer: string }) => tracer === 'FDG';

/** The framework of April 3, 2009, for FDG. */
const coverage: CoverageTable = {
  ...table,
  reasons: table.reasons.filter(isFdg),
  tracers: table.tracers.filter(({ code }) => code === 'FDG'),
  cells: table.cells.filter(isFdg),
};
const enrolment = { opensOn: '2009-04-03', closesOn: '2013-06-10' } as const;

/** NOPR 2009: FDG under the framework of initial and subsequent treatment strategy, until evidence development ended. */
export const nopr2009: Protocol = {
  id: 'nopr-2009',
  version: 1,
  title: 'National Oncologic PET Registry, edition 2009',
  forms: recordForms({
    suffix: '2009',
    enrolment,
    tracers: coverage.tracers,
    reasons: coverage.reasons,
    footnotes,
  }),
  coverage,
  windows,
  rules: recordRules(),
  states: recordStates,
  steps: recordSteps,
  recipes,
  // A record can be transcribed anew at any time.
  finals: [],
  reopenings,
  scrub: scrubRules,
  denials: denialReasons,
  enrolment,
  derive: deriveBy({ coverage, windows, icd9OfSite, enrolment }),
  givenFor: recordGiven(enrolment),
};
