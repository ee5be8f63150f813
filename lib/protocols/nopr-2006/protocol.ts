import type { Protocol } from '../../domain/cases/protocol';
import { every, when } from '../../domain/forms/condition';
import type { Rule } from '../../domain/rules/decide';
import { denialReasons } from '../denial-reasons';
import { ineligibleRepair, ineligibleSays } from '../nopr-2026/eligibility';
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
import { coverage, reasons } from './coverage';

const enrolment = { opensOn: '2006-05-08', closesOn: '2009-04-02' } as const;

/** The claims of these days did not tell the treatment strategy, and neither does the sentence. */
const registryCase: Rule = {
  id: 'ELG-03-2006',
  title: 'Registry case',
  holds: every(when('ineligible').is(false), when('coverage').is('registry')),
  says: {
    true: '{tracerName} PET, {siteLabel}, {reasonLabel}, was a registry case on {serviceOn} ({coverageRule}).',
    false: [
      ineligibleSays,
      {
        says: '{tracerName} PET, {siteLabel}, {reasonLabel}, was not a registry case on {serviceOn} ({coverageRule}). {coverageSays}',
      },
    ],
    null: 'The coverage of this site and reason cannot be told: the question that decides it was not answered.',
  },
  repairs: [
    ineligibleRepair,
    {
      onlyIf: when('coverage').is('covered', 'notCovered'),
      possible: false,
      who: 'facility',
      says: 'It was not a case of the registry.',
    },
    { possible: true, who: 'facility', says: 'Answer the question with the pre-PET form.' },
  ],
  cites: 'CAG-00181N of January 27, 2005; what was covered before is unconfirmed',
};

/** NOPR 2006: FDG for cancers that Medicare did not cover yet, from the first patient to the framework of 2009. */
export const nopr2006: Protocol = {
  id: 'nopr-2006',
  version: 1,
  title: 'National Oncologic PET Registry, edition 2006',
  forms: recordForms({
    suffix: '2006',
    enrolment,
    tracers: coverage.tracers,
    reasons,
    footnotes: {
      ...footnotes,
      cervixNegative: {
        ...footnotes.cervixNegative,
        cell: every(when('site').is('CERVIX'), when('reason').is('IS')),
      },
      thyroidFollicular: {
        ...footnotes.thyroidFollicular,
        cell: every(when('site').is('THYROID'), when('reason').is('RS', 'SR')),
      },
    },
  }),
  coverage,
  windows,
  rules: recordRules(registryCase),
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
