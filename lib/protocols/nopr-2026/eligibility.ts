import { every, some, when } from '../../domain/forms/condition';
import type { RepairRule, Rule } from '../../domain/rules/decide';
import { formRules } from './eligibility-forms';

const notPerformed = when('performed').is(false);

/** What the registry decided about a case goes before what its table says. */
export const ineligibleSays = {
  onlyIf: when('ineligible').is(true),
  says: 'The registry found on {closedOn} that this is not a case of the registry.',
};
export const ineligibleRepair: RepairRule = {
  onlyIf: when('ineligible').is(true),
  possible: false,
  who: 'registry',
  says: 'The registry closed the case with a written reason.',
};

const caseRules: readonly Rule[] = [
  {
    id: 'ELG-01',
    title: 'Facility approved',
    holds: when('facilityInForce').is(true),
    says: {
      true: 'The facility was approved and its agreement in force on {registeredOn}, the day of registration.',
      false:
        'On {registeredOn}, the day of registration, the facility was not approved or its agreement was not in force.',
      null: 'The facility’s approval is not known.',
    },
    repairs: [
      {
        possible: false,
        who: 'registry',
        says: 'A case that was registered without an agreement in force cannot become payable.',
      },
    ],
    cites: 'NOPR operations manual: approval and business associate agreement before registration',
  },
  {
    id: 'ELG-02',
    title: 'Medicare is primary',
    holds: when('payer').is('ORIGINAL', 'ADVANTAGE'),
    says: {
      true: [
        { onlyIf: when('payer').is('ADVANTAGE'), says: 'Medicare Advantage is the primary payer.' },
        { says: 'Original Medicare is the primary payer.' },
      ],
      false: [
        {
          onlyIf: when('payer').is('SECONDARY'),
          says: 'Medicare is secondary; the registry is for patients whose primary payer is Medicare.',
        },
        { says: 'The patient has no Medicare.' },
      ],
      null: 'The payer is not known.',
    },
    repairs: [
      {
        possible: false,
        who: 'facility',
        says: 'If the coverage was entered wrongly, register the case again.',
      },
    ],
    cites: 'Facility notices of the registry: Medicare as primary insurance',
  },
  {
    id: 'ELG-03',
    title: 'Registry case',
    holds: every(when('ineligible').is(false), when('coverage').is('registry')),
    says: {
      true: '{tracerName} PET, {siteLabel}, {strategy} treatment strategy, is a registry case on {serviceOn} ({coverageRule}).',
      false: [
        ineligibleSays,
        {
          says: '{tracerName} PET, {siteLabel}, {strategy} treatment strategy, is not a registry case on {serviceOn} ({coverageRule}). {coverageSays}',
        },
      ],
      null: 'The coverage of this site and reason cannot be told: the question that decides it was not answered.',
    },
    repairs: [
      ineligibleRepair,
      {
        onlyIf: when('coverage').is('covered'),
        possible: false,
        who: 'facility',
        says: 'Bill this scan normally, outside the registry.',
      },
      {
        onlyIf: when('coverage').is('notCovered'),
        possible: false,
        who: 'facility',
        says: 'Medicare does not pay for this scan.',
      },
      {
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} answers the question of the pre-PET form.',
      },
    ],
    cites: 'NCD 220.6.17 (FDG, framework of April 3, 2009); NCD 220.6.19 (NaF)',
  },
  {
    id: 'ELG-04',
    title: 'Scan in its window',
    holds: every(when('performed').is(true), when('WIN-01.kept').is(true)),
    says: {
      true: 'Registered {registeredOn}, scanned {scanOn}: day {WIN-01.day} of 14.',
      false: [
        { onlyIf: notPerformed, says: 'The scan was not performed.' },
        {
          onlyIf: when('scanOn').isAnswered(),
          says: 'Scanned {scanOn}, outside the window from {WIN-01.firstOn} to {WIN-01.lastOn}.',
        },
        { says: 'No scan was entered, and its window ended {WIN-01.lastOn}.' },
      ],
      null: 'The scan is not entered; it must lie between {WIN-01.firstOn} and {WIN-01.lastOn}.',
    },
    repairs: [
      {
        onlyIf: notPerformed,
        possible: false,
        who: 'facility',
        says: 'For a later scan, register the case again.',
      },
      {
        onlyIf: when('WIN-01.kept').is(false),
        possible: false,
        who: 'facility',
        says: 'Register the case again for a scan within 14 days. A scan that was done in time can still be entered.',
      },
      {
        onlyIf: when('WIN-01.standing').is('notYetKnown'),
        possible: true,
        who: 'facility',
        says: 'Enter the scan, if it was done by {WIN-01.lastOn}.',
        by: 'WIN-03.lastOn',
      },
      { possible: true, who: 'facility', says: 'Scan the patient and enter the scan.', by: 'WIN-01.lastOn' },
    ],
    cites: 'WIN-01: NOPR operations, 14 days unconfirmed',
  },
];

const lastRules: readonly Rule[] = [
  {
    id: 'ELG-10',
    title: 'Identifiers and diagnosis',
    holds: every(when('mbiValid').is(true), when('npisValid').is(true), when('diagnosisBelongs').is(true)),
    says: {
      true: 'The MBI and the NPIs are valid, and the diagnosis {diagnosis} belongs to the site.',
      false: [
        { onlyIf: when('mbiValid').is(false), says: 'The MBI is not valid.' },
        {
          onlyIf: when('npisValid').is(false),
          says: 'The NPI of the referring or of the interpreting physician is not valid.',
        },
        { says: 'The diagnosis {diagnosis} does not belong to the site.' },
      ],
      null: [
        { onlyIf: when('diagnosis').isAnswered(), says: 'The interpreting physician is not entered.' },
        { says: 'The diagnosis code is not given.' },
      ],
    },
    repairs: [
      { onlyIf: notPerformed, possible: false, who: 'facility', says: 'The scan was not performed.' },
      {
        onlyIf: when('mbiValid').is(false),
        possible: false,
        who: 'facility',
        says: 'Register the case again with the MBI on the card.',
      },
      { onlyIf: when('npisValid').is(false), possible: true, who: 'facility', says: 'Correct the NPI.' },
      {
        onlyIf: when('diagnosisBelongs').is(false),
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} corrects the diagnosis code.',
      },
      {
        onlyIf: when('diagnosis').isAnswered(),
        possible: true,
        who: 'facility',
        says: 'Enter the interpreting physician with the scan.',
        by: 'WIN-03.lastOn',
      },
      {
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} gives the diagnosis code with the pre-PET form.',
        by: 'WIN-02.lastOn',
      },
    ],
    cites:
      'CMS, Understanding the MBI format; 45 CFR 162.406 (NPI); ICD-10-CM families of the sites (list unconfirmed)',
  },
  {
    id: 'ELG-11',
    title: 'One case for one scan',
    holds: every(
      when('duplicate').is(false),
      when('transferred').is(false),
      when('sameScan').is('none', 'confirmed'),
    ),
    says: {
      true: [
        {
          onlyIf: when('sameScan').is('confirmed'),
          says: 'Another case of this patient has the same date of service and code, and was confirmed as a separate scan.',
        },
        { says: 'No other case of this patient has the same date of service and code.' },
      ],
      false: [
        {
          onlyIf: when('duplicate').is(true),
          says: 'The scan was registered twice; since {closedOn} the other case counts alone.',
        },
        {
          onlyIf: when('transferred').is(true),
          says: 'The case was transferred to {transferredTo} on {closedOn} and goes on there.',
        },
        { says: 'Another case of this patient has the same date of service {scanOn} and code {cpt}.' },
      ],
      null: 'Whether another case has the same scan is known when the scan is entered.',
    },
    repairs: [
      {
        onlyIf: some(when('duplicate').is(true), when('transferred').is(true)),
        possible: false,
        who: 'facility',
        says: 'The other case goes on.',
      },
      { onlyIf: notPerformed, possible: false, who: 'facility', says: 'The scan was not performed.' },
      {
        onlyIf: when('sameScan').is('unconfirmed'),
        possible: true,
        who: 'facility',
        says: 'Confirm that the other case is a separate scan.',
      },
      { possible: true, who: 'facility', says: 'Enter the scan.', by: 'WIN-03.lastOn' },
    ],
    cites:
      'Repeat scans are legitimate (4,704 of 34,536 patients had two or more); the same scan is paid once',
  },
  {
    id: 'ELG-12',
    title: 'Enrolment open',
    holds: when('enrolling').is(true),
    says: {
      true: [
        {
          onlyIf: when('scanOn').isAnswered(),
          says: 'The date of service {scanOn} lies inside the enrolment period.',
        },
        { says: 'The planned date of service {scheduledOn} lies inside the enrolment period.' },
      ],
      false: 'The date of service {serviceOn} lies outside the enrolment period.',
      null: 'The date of service is not known.',
    },
    repairs: [
      {
        possible: false,
        who: 'registry',
        says: 'The registry pays for scans of its enrolment period alone.',
      },
    ],
    cites: 'Registry settings: enrolment period',
  },
];

/** The twelve rules of eligibility for payment. Refusing research use fails none of them. */
export const eligibility: readonly Rule[] = [...caseRules, ...formRules, ...lastRules];
