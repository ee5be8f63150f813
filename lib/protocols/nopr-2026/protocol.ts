import type { Protocol } from '../../domain/cases/protocol';
import { denialReasons } from '../denial-reasons';
import { scrubRules } from '../scrub-rules';
import { recipes } from './claims';
import { coverage } from './coverage';
import { eligibility } from './eligibility';
import { deriveBy } from './facts';
import { finals } from './finals';
import { forms } from './forms';
import { givenFor } from './given';
import { reopenings } from './reopenings';
import { states } from './states';
import { steps } from './steps';
import { windows } from './windows';

/** The registry's present-day edition: the workflow of NOPR 2009 and NaF, billed with today's identifiers and codes. */
export const nopr2026: Protocol = {
  id: 'nopr-2026',
  version: 1,
  title: 'National Oncologic PET Registry, edition 2026',
  forms,
  coverage,
  windows,
  rules: eligibility,
  states,
  steps,
  recipes,
  finals,
  reopenings,
  scrub: scrubRules,
  denials: denialReasons,
  enrolment: null,
  derive: deriveBy({ coverage, windows, finals }),
  givenFor,
};
