import type { StateRule, StepRule } from '../../domain/cases/protocol';
import { every, when } from '../../domain/forms/condition';
import type { Rule } from '../../domain/rules/decide';
import { eligibility } from '../nopr-2026/eligibility';
import { states } from '../nopr-2026/states';
import { closedSteps, lateSteps, reopenedSteps, settleStep } from '../nopr-2026/steps';

function shared(id: string): Rule {
  const rule = eligibility.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`No rule ${id} to share`);
  return rule;
}

const approved: Rule = {
  ...shared('ELG-01'),
  id: 'ELG-01-RECORD',
  says: {
    true: 'By its record the facility was approved and its agreement in force on {registeredOn}, the day of registration.',
    false:
      'By its record the facility was not approved, or its agreement not in force, on {registeredOn}, the day of registration.',
    null: 'The facility’s approval is not known.',
  },
};

const identified: Rule = {
  ...shared('ELG-10'),
  id: 'ELG-10-RECORD',
  cites:
    'CMS, Understanding the MBI format; 45 CFR 162.406 (NPI); ICD-9-CM ranges until September 30, 2015 and ICD-10-CM families of the sites (lists unconfirmed)',
};

const enrolled: Rule = {
  ...shared('ELG-12'),
  id: 'ELG-12-RECORD',
  repairs: [
    { possible: false, who: 'registry', says: 'The edition enrolled scans of its own period alone.' },
  ],
  cites: 'Time line of the registry: the days on which this edition enrolled',
};

/** The rules of a closed edition: those of nopr-2026, with what its record says in place of the portal's own knowledge. */
export function recordRules(registryCase: Rule = shared('ELG-03')): readonly Rule[] {
  const own = new Map([
    ['ELG-01', approved],
    ['ELG-03', registryCase],
    ['ELG-10', identified],
    ['ELG-12', enrolled],
  ]);
  return eligibility.map((rule) => own.get(rule.id) ?? rule);
}

/** A case from a record waits for what is not entered yet; its days are long over, so nothing expires. */
export const recordStates: readonly StateRule[] = [
  ...states.filter(({ state }) =>
    [
      'ineligible',
      'duplicate',
      'transferred',
      'billed',
      'cancelled',
      'readyToBill',
      'notPayable',
      'late',
      'awaitingForms',
    ].includes(state),
  ),
  { id: 'STA-11', state: 'awaitingCompletion', onlyIf: when('pre-pet.final').is(true) },
  { id: 'STA-12', state: 'awaitingPrePet', onlyIf: when('registeredOn').isAnswered() },
];

const enter = {
  who: 'facility',
  detail: 'From the record of the case; the days of the record count.',
} as const;

/** What is still to be entered from the record, in the order of the forms. */
export const recordSteps: readonly StepRule[] = [
  ...closedSteps,
  ...reopenedSteps,
  {
    ...enter,
    id: 'STP-31',
    onlyIf: when('pre-pet.final').is(false),
    says: 'Transcribe the pre-PET form',
    form: 'pre-pet',
  },
  {
    ...enter,
    id: 'STP-32',
    onlyIf: when('completion.final').is(false),
    says: 'Enter the scan',
    form: 'completion',
  },
  {
    ...enter,
    id: 'STP-33',
    onlyIf: every(when('report.final').is(false), when('performed').is(true)),
    says: 'Attach the report',
    form: 'report',
  },
  {
    ...enter,
    id: 'STP-34',
    onlyIf: every(when('post-pet.final').is(false), when('performed').is(true)),
    says: 'Transcribe the post-PET form',
    form: 'post-pet',
  },
  ...lateSteps,
  settleStep,
];
