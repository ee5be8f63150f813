import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../domain/cases/case-event';
import { type Condition, evaluate } from '../../domain/forms/condition';
import type { Day } from '../../domain/schedule/day';
import { states } from './states';
import { steps } from './steps';
import {
  closedOn,
  completeStory,
  completionOn,
  instantOn,
  lateAcceptedOn,
  notPerformedOn,
  otherNpi,
  postPetOn,
  prePetOn,
  reopenedOn,
  reportOn,
  type Story,
  standOn,
} from './story';

const { registeredOn } = completeStory;
const [prePet, completion, report, postPet] = completeStory.events;
const told = (events: readonly CaseEvent[], more: Partial<Story> = {}): Story => ({
  registeredOn,
  events,
  ...more,
});
const supportIssued: CaseEvent = {
  kind: 'claimSupportIssued',
  revision: 1,
  at: instantOn('2026-11-22'),
  by: 'Registrar',
};
const claims = ['professional', 'technical'] as const;
const happened = { at: instantOn('2026-11-23'), by: 'Registrar' };
const billed: CaseEvent = { ...happened, kind: 'billed', claims, on: '2026-11-23' };
const denied: CaseEvent = {
  ...happened,
  kind: 'claimDenied',
  claims: ['technical'],
  on: '2026-11-24',
  reasons: ['CO-16'],
};
const paid: CaseEvent = { ...happened, kind: 'claimPaid', claims, on: '2026-11-25' };
const early = postPetOn('2026-11-04', { paper: true, signedOn: '2026-11-01' });

/** The row of states and of steps, the day, and what a list shows: state | tab | light | whose turn | what | by when. */
type Row = readonly [string, string, Day, Story, string];
const rows: readonly Row[] = [
  [
    'STA-01',
    'STP-01',
    '2026-11-24',
    told([...completeStory.events, supportIssued, billed]),
    'billed | closed | yes | nobody | Billed',
  ],
  [
    'STA-01',
    'STP-41',
    '2026-11-24',
    told([...completeStory.events, supportIssued, billed, denied]),
    'billed | needsAction | yes | facility | Correct the claim and send it again',
  ],
  [
    'STA-01',
    'STP-01',
    '2026-11-25',
    told([...completeStory.events, supportIssued, billed, denied, { ...billed, on: '2026-11-25' }]),
    'billed | closed | yes | nobody | Billed',
  ],
  [
    'STA-01',
    'STP-42',
    '2026-11-26',
    told([...completeStory.events, supportIssued, billed, paid]),
    'billed | closed | yes | nobody | Paid',
  ],
  [
    'STA-02',
    'STP-02',
    '2026-11-03',
    told([prePet, notPerformedOn('2026-11-02')]),
    'cancelled | closed | no | nobody | Cancelled',
  ],
  ['STA-03', 'STP-03', '2026-11-10', told([]), 'expired | closed | no | facility | Register the case again'],
  [
    'STA-03',
    'STP-03',
    '2026-12-03',
    told([prePet]),
    'expired | closed | no | facility | Register the case again',
  ],
  [
    'STA-04',
    'STP-04',
    '2026-11-21',
    completeStory,
    'readyToBill | readyToBill | yes | facility | Download claim support',
  ],
  [
    'STA-04',
    'STP-05',
    '2026-11-23',
    told([...completeStory.events, supportIssued]),
    'readyToBill | readyToBill | yes | facility | Send the claim',
  ],
  ['STA-05', 'STP-06', '2026-11-04', told([completion]), 'notPayable | closed | no | nobody | Not payable'],
  [
    'STA-05',
    'STP-07',
    registeredOn,
    told([], { registration: { payer: 'SECONDARY' } }),
    'notPayable | closed | no | nobody | Not payable',
  ],
  [
    'STA-06',
    'STP-14',
    '2026-12-03',
    told([prePet, completion, postPet]),
    'late | needsAction | no | facility | Attach the report | by 2026-12-02',
  ],
  [
    'STA-06',
    'STP-17',
    '2026-12-03',
    told([prePet, completion, report]),
    'late | needsAction | no | facility | Call the physician: post-PET form | by 2026-12-02',
  ],
  [
    'STA-06',
    'STP-21',
    '2026-12-04',
    told([prePet, completionOn('2026-12-03', '2026-11-02'), report, postPet]),
    'late | waiting | no | registry | Decide: the completion form came late',
  ],
  [
    'STA-06',
    'STP-22',
    '2026-12-04',
    told([prePet, completion, reportOn('2026-12-03'), postPet]),
    'late | waiting | no | registry | Decide: the report came late',
  ],
  [
    'STA-06',
    'STP-23',
    '2026-12-04',
    told([prePet, completion, report, postPetOn('2026-12-03')]),
    'late | waiting | no | registry | Decide: the post-PET form came late',
  ],
  [
    'STA-07',
    'STP-13',
    '2026-11-21',
    { ...completeStory, sameScan: 'unconfirmed' },
    'awaitingForms | needsAction | no | facility | Confirm that the other case is a separate scan',
  ],
  [
    'STA-07',
    'STP-25',
    '2026-11-02',
    told([completionOn('2026-11-02', '2026-11-02')]),
    'awaitingForms | needsAction | atRisk | facility | Call the physician: pre-PET form | by 2026-11-02',
  ],
  [
    'STA-07',
    'STP-15',
    '2026-11-04',
    told([prePet, completion]),
    'awaitingForms | needsAction | notYet | facility | Attach the report | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-15',
    '2026-11-25',
    told([prePet, completion]),
    'awaitingForms | needsAction | atRisk | facility | Attach the report | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-16',
    '2026-11-04',
    told([prePet, reportOn('2026-11-01'), completion]),
    'awaitingForms | needsAction | no | facility | Attach the report | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-16',
    '2026-11-06',
    told([prePet, completion, reportOn('2026-11-05', { attachmentId: null })]),
    'awaitingForms | needsAction | no | facility | Attach the report | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-18',
    '2026-11-29',
    told([prePet, completion, report]),
    'awaitingForms | needsAction | atRisk | facility | Call the physician: post-PET form | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-18',
    '2026-12-02',
    told([prePet, completion, report]),
    'awaitingForms | needsAction | atRisk | facility | Call the physician: post-PET form | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-19',
    '2026-11-28',
    told([prePet, completion, report]),
    'awaitingForms | withPhysician | atRisk | physician | Post-PET form | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-19',
    '2026-11-24',
    told([prePet, completion, report]),
    'awaitingForms | withPhysician | notYet | physician | Post-PET form | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-20',
    '2026-11-06',
    told([prePet, completion, report, early]),
    'awaitingForms | withPhysician | no | physician | Sign the post-PET form again | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-20',
    '2026-11-21',
    told([prePet, completion, report, postPetOn('2026-11-20', { npi: otherNpi })]),
    'awaitingForms | withPhysician | no | physician | Sign the post-PET form again | by 2026-12-02',
  ],
  [
    'STA-07',
    'STP-24',
    '2026-11-21',
    told([prePetOn('2026-10-30', { answers: { diagnosis: 'C50.9' } }), completion, report, postPet]),
    'awaitingForms | needsAction | no | facility | Settle what does not hold',
  ],
  [
    'STA-13',
    'STP-35',
    '2026-11-21',
    told([...completeStory.events, closedOn('2026-11-21', 'markedIneligible')]),
    'ineligible | closed | no | nobody | Not eligible',
  ],
  [
    'STA-14',
    'STP-36',
    '2026-11-21',
    told([...completeStory.events, closedOn('2026-11-21', 'markedDuplicate')]),
    'duplicate | closed | no | nobody | Registered twice',
  ],
  [
    'STA-15',
    'STP-37',
    '2026-10-31',
    told([prePet, closedOn('2026-10-31', 'transferred')]),
    'transferred | closed | no | nobody | Transferred to Harbor PET Center',
  ],
  [
    'STA-07',
    'STP-26',
    '2026-11-21',
    told([prePet, reopenedOn('2026-10-31', 'pre-pet'), completion, report, postPet]),
    'awaitingForms | needsAction | notYet | facility | Close the reopened pre-PET form as it was',
  ],
  [
    'STA-10',
    'STP-27',
    '2026-10-31',
    told([prePet, reopenedOn('2026-10-31', 'pre-pet')]),
    'awaitingPrePet | withPhysician | atRisk | physician | Revise the pre-PET form | by 2026-11-02',
  ],
  [
    'STA-08',
    'STP-28',
    '2026-11-21',
    told([prePet, completion, report, postPet, reopenedOn('2026-11-21', 'completion')]),
    'awaitingCompletion | needsAction | notYet | facility | Revise the completion form',
  ],
  [
    'STA-07',
    'STP-29',
    '2026-11-21',
    told([prePet, completion, report, postPet, reopenedOn('2026-11-21', 'report')]),
    'awaitingForms | needsAction | notYet | facility | Revise the report',
  ],
  [
    'STA-07',
    'STP-30',
    '2026-12-21',
    told([prePet, completion, report, postPet, reopenedOn('2026-12-21', 'post-pet')]),
    'awaitingForms | withPhysician | notYet | physician | Revise the post-PET form',
  ],
  [
    'STA-08',
    'STP-11',
    '2026-11-03',
    told([]),
    'awaitingCompletion | needsAction | atRisk | facility | Enter the scan | by 2026-11-09',
  ],
  [
    'STA-08',
    'STP-12',
    '2026-11-02',
    told([prePet]),
    'awaitingCompletion | needsAction | notYet | facility | Enter the scan | by 2026-12-02',
  ],
  [
    'STA-08',
    'STP-12',
    '2026-11-26',
    told([prePet]),
    'awaitingCompletion | needsAction | atRisk | facility | Enter the scan | by 2026-12-02',
  ],
  [
    'STA-09',
    'STP-10',
    '2026-11-01',
    told([prePet]),
    'awaitingScan | waiting | notYet | nobody | The scan is planned for November 2, 2026',
  ],
  [
    'STA-10',
    'STP-09',
    '2026-10-29',
    told([]),
    'awaitingPrePet | withPhysician | atRisk | physician | Pre-PET form | by 2026-11-02',
  ],
  [
    'STA-10',
    'STP-09',
    registeredOn,
    told([], { registration: { scheduledOn: '2026-11-09' } }),
    'awaitingPrePet | withPhysician | notYet | physician | Pre-PET form | by 2026-11-09',
  ],
  [
    'STA-10',
    'STP-08',
    '2026-10-30',
    told([]),
    'awaitingPrePet | needsAction | atRisk | facility | Call the physician: pre-PET form | by 2026-11-02',
  ],
  [
    'STA-10',
    'STP-08',
    '2026-11-02',
    told([]),
    'awaitingPrePet | needsAction | atRisk | facility | Call the physician: pre-PET form | by 2026-11-02',
  ],
];

describe.each(rows)('%s, %s on %s', (stateRow, stepRow, today, story, listed) => {
  const { state, tab, light, nextStep, facts, verdict } = standOn(story, today);

  it(`is ${listed}`, () => {
    const by = nextStep.by === null ? [] : [`by ${nextStep.by}`];
    expect([state, tab, light, nextStep.who, nextStep.what, ...by].join(' | ')).toBe(listed);
    expect(nextStep.id).toBe(stepRow);
    expect(states.find((row) => row.state === state)?.id).toBe(stateRow);
  });

  it('is the first row that holds', () => {
    const repairable = verdict.findings.every(
      ({ holds, repair }) => holds !== false || repair?.possible === true,
    );
    const known = { ...facts, outcome: verdict.outcome, repairable, state };
    const holding = (row: { readonly onlyIf: Condition }) => evaluate(row.onlyIf, known) === true;
    expect(states.find(holding)?.id).toBe(stateRow);
    expect(steps.find(holding)?.id).toBe(stepRow);
  });
});

describe('the states', () => {
  it('are each named once, and come back when what was missing comes in', () => {
    expect(new Set(states.map((row) => row.state)).size).toBe(states.length);
    expect(standOn(told([prePet, completionOn('2026-12-10', '2026-11-02')]), '2026-12-11').state).toBe(
      'late',
    );
    const lateButTaken = [
      prePet,
      completionOn('2026-12-10', '2026-11-02'),
      lateAcceptedOn('2026-12-11', 'completion'),
      report,
      postPet,
    ];
    expect(standOn(told(lateButTaken), '2026-12-12').state).toBe('readyToBill');
  });
});
