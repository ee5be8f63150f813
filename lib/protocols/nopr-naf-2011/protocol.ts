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

const isNaf = ({ tracer }: { readonly tracer: string }) => tracer === 'NAF';

/** Every reason of the registry for sodium fluoride, at every site. */
const coverage: CoverageTable = {
  ...table,
  fromOn: '2010-02-26',
  reasons: table.reasons.filter(isNaf),
  tracers: table.tracers.filter(({ code }) => code === 'NAF'),
  cells: table.cells.filter(isNaf),
};
const enrolment = { opensOn: '2011-02-07', closesOn: '2017-12-14' } as const;

/** The registry for sodium fluoride, from its first patient to the end of evidence development. */
export const noprNaf2011: Protocol = {
  id: 'nopr-naf-2011',
  version: 1,
  title: 'National Oncologic PET Registry, sodium fluoride (NaF), 2011 to 2017',
  forms: recordForms({
    suffix: 'NAF',
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
