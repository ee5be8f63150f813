import type { StepRule } from '../../domain/cases/protocol';
import { callDays } from '../../domain/cases/risk';
import { every, not, some, when } from '../../domain/forms/condition';

const state = when('state');
const prePetMissing = when('pre-pet.final').is(false);
const reportMissing = when('report.final').is(false);
const postPetMissing = when('post-pet.final').is(false);
const stillAccepted = 'the registry may still accept it, with a written reason';

export const closedSteps: readonly StepRule[] = [
  {
    id: 'STP-35',
    onlyIf: state.is('ineligible'),
    who: 'nobody',
    says: 'Not eligible',
    detail: 'The registry closed the case on {closedOn}.',
  },
  {
    id: 'STP-36',
    onlyIf: state.is('duplicate'),
    who: 'nobody',
    says: 'Registered twice',
    detail: 'The other case of this scan goes on.',
  },
  {
    id: 'STP-37',
    onlyIf: state.is('transferred'),
    who: 'nobody',
    says: 'Transferred to {transferredTo}',
    detail: 'The case goes on there.',
  },
  {
    id: 'STP-41',
    onlyIf: every(state.is('billed'), when('claimDenied').is(true)),
    who: 'facility',
    says: 'Correct the claim and send it again',
    detail: 'A claim was denied; the billing page tells why and what to do.',
  },
  {
    id: 'STP-42',
    onlyIf: every(state.is('billed'), when('claimsPaid').is(true)),
    who: 'nobody',
    says: 'Paid',
    detail: 'Nothing more to do.',
  },
  { id: 'STP-01', onlyIf: state.is('billed'), who: 'nobody', says: 'Billed', detail: 'Nothing more to do.' },
  {
    id: 'STP-02',
    onlyIf: state.is('cancelled'),
    who: 'nobody',
    says: 'Cancelled',
    detail: 'The scan was not performed.',
  },
  {
    id: 'STP-03',
    onlyIf: state.is('expired'),
    who: 'facility',
    says: 'Register the case again',
    detail: 'No scan was entered; its window ended {WIN-01.lastOn}.',
  },
  {
    id: 'STP-04',
    onlyIf: every(state.is('readyToBill'), when('claimSupportIssued').is(false)),
    who: 'facility',
    says: 'Download claim support',
    detail: 'All rules hold.',
  },
  {
    id: 'STP-05',
    onlyIf: state.is('readyToBill'),
    who: 'facility',
    says: 'Send the claim',
    detail: 'Claim support was issued.',
  },
  {
    id: 'STP-06',
    onlyIf: every(state.is('notPayable'), when('WIN-02.kept').is(false)),
    who: 'nobody',
    says: 'Not payable',
    detail: 'The pre-PET form was not signed and submitted in time.',
  },
  {
    id: 'STP-07',
    onlyIf: state.is('notPayable'),
    who: 'nobody',
    says: 'Not payable',
    detail: 'A rule does not hold and cannot be repaired.',
  },
];

const stepsBeforeTheScan: readonly StepRule[] = [
  {
    id: 'STP-08',
    onlyIf: every(state.is('awaitingPrePet'), when('WIN-02.daysLeft').isAtMost(callDays)),
    who: 'facility',
    says: 'Call the physician: pre-PET form',
    detail: 'Dr. {physicianName} · the scan is planned for {scheduledOn}',
    by: 'WIN-02.lastOn',
    form: 'pre-pet',
  },
  {
    id: 'STP-09',
    onlyIf: state.is('awaitingPrePet'),
    who: 'physician',
    says: 'Pre-PET form',
    detail: 'Dr. {physicianName} · the scan is planned for {scheduledOn}',
    by: 'WIN-02.lastOn',
    form: 'pre-pet',
  },
  {
    id: 'STP-10',
    onlyIf: state.is('awaitingScan'),
    who: 'nobody',
    says: 'The scan is planned for {scheduledOn}',
    detail: 'The pre-PET form is signed.',
  },
  {
    id: 'STP-11',
    onlyIf: every(state.is('awaitingCompletion'), prePetMissing),
    who: 'facility',
    says: 'Enter the scan',
    detail: 'It was planned for {scheduledOn}; the pre-PET form is not signed.',
    by: 'WIN-01.lastOn',
    form: 'completion',
  },
  {
    id: 'STP-12',
    onlyIf: state.is('awaitingCompletion'),
    who: 'facility',
    says: 'Enter the scan',
    detail: 'Planned for {scheduledOn}',
    by: 'WIN-03.lastOn',
    form: 'completion',
  },
];

/** Something does not hold that no other step tells. */
export const settleStep: StepRule = {
  id: 'STP-24',
  onlyIf: not(when('outcome').is('met')),
  who: 'facility',
  says: 'Settle what does not hold',
  detail: 'The verdict tells which rule.',
};

/** What the registry decides about forms that came late. */
export const lateSteps: readonly StepRule[] = [
  {
    id: 'STP-21',
    onlyIf: every(when('WIN-03.kept').is(false), when('completion.acceptedLate').is(false)),
    who: 'registry',
    says: 'Decide: the completion form came late',
    detail: 'Submitted {WIN-03.doneOn}; its window ended {WIN-03.lastOn}.',
    form: 'completion',
  },
  {
    id: 'STP-22',
    onlyIf: every(when('WIN-04.kept').is(false), when('report.acceptedLate').is(false)),
    who: 'registry',
    says: 'Decide: the report came late',
    detail: 'Attached {WIN-04.doneOn}; its window ended {WIN-04.lastOn}.',
    form: 'report',
  },
  {
    id: 'STP-23',
    onlyIf: every(when('WIN-05.kept').is(false), when('post-pet.acceptedLate').is(false)),
    who: 'registry',
    says: 'Decide: the post-PET form came late',
    detail: 'Submitted {WIN-05.doneOn}; its window ended {WIN-05.lastOn}.',
    form: 'post-pet',
  },
];

const stepsAfterTheScan: readonly StepRule[] = [
  // The scan was entered on its day, and until midnight the form can still come: nothing else is as urgent.
  {
    id: 'STP-25',
    onlyIf: every(prePetMissing, when('WIN-02.standing').is('open')),
    who: 'facility',
    says: 'Call the physician: pre-PET form',
    detail: 'Dr. {physicianName} · scanned {scanOn}; without it the scan is not payable',
    by: 'WIN-02.lastOn',
    form: 'pre-pet',
  },
  {
    id: 'STP-13',
    onlyIf: when('sameScan').is('unconfirmed'),
    who: 'facility',
    says: 'Confirm that the other case is a separate scan',
    detail: 'Another case of this patient has the same date and code.',
  },
  {
    id: 'STP-14',
    onlyIf: every(reportMissing, when('WIN-04.kept').is(false)),
    who: 'facility',
    says: 'Attach the report',
    detail: `Its window ended {WIN-04.lastOn}; ${stillAccepted}.`,
    by: 'WIN-04.lastOn',
    form: 'report',
  },
  {
    id: 'STP-15',
    onlyIf: reportMissing,
    who: 'facility',
    says: 'Attach the report',
    detail: 'Scanned {scanOn}',
    by: 'WIN-04.lastOn',
    form: 'report',
  },
  {
    id: 'STP-16',
    onlyIf: some(when('report.complete').is(false), when('WIN-04.standing').is('early')),
    who: 'facility',
    says: 'Attach the report',
    detail: 'It came before the scan, or a part of it is missing.',
    by: 'WIN-04.lastOn',
    form: 'report',
  },
  {
    id: 'STP-17',
    onlyIf: every(postPetMissing, when('WIN-05.kept').is(false)),
    who: 'facility',
    says: 'Call the physician: post-PET form',
    detail: `Dr. {physicianName} · its window ended {WIN-05.lastOn}; ${stillAccepted}`,
    by: 'WIN-05.lastOn',
    form: 'post-pet',
  },
  {
    id: 'STP-18',
    onlyIf: every(postPetMissing, when('WIN-05.daysLeft').isAtMost(callDays)),
    who: 'facility',
    says: 'Call the physician: post-PET form',
    detail: 'Dr. {physicianName} · scanned {scanOn}',
    by: 'WIN-05.lastOn',
    form: 'post-pet',
  },
  {
    id: 'STP-19',
    onlyIf: postPetMissing,
    who: 'physician',
    says: 'Post-PET form',
    detail: 'Dr. {physicianName} · scanned {scanOn}',
    by: 'WIN-05.lastOn',
    form: 'post-pet',
  },
  {
    id: 'STP-20',
    onlyIf: some(when('post-pet.signerIsReferring').is(false), when('WIN-05.standing').is('early')),
    who: 'physician',
    says: 'Sign the post-PET form again',
    detail: 'Dr. {physicianName} · it was signed before the scan or by another person',
    by: 'WIN-05.lastOn',
    form: 'post-pet',
  },
  ...lateSteps,
  settleStep,
];

const isOpen = when('state').isNot(
  'billed',
  'cancelled',
  'expired',
  'notPayable',
  'ineligible',
  'duplicate',
  'transferred',
);
const prePetIsFinal = when('pre-pet.locked').is(true);

/** What was taken up again comes first: without it nothing else can settle the case. */
export const reopenedSteps: readonly StepRule[] = [
  {
    id: 'STP-26',
    onlyIf: every(isOpen, when('pre-pet.reopened').is(true), prePetIsFinal),
    who: 'facility',
    says: 'Close the reopened pre-PET form as it was',
    detail: 'It was reopened on {pre-pet.reopenedOn}; after the scan it can no longer be revised',
    form: 'pre-pet',
  },
  {
    id: 'STP-27',
    onlyIf: every(isOpen, when('pre-pet.reopened').is(true)),
    who: 'physician',
    says: 'Revise the pre-PET form',
    detail: 'Dr. {physicianName} · reopened {pre-pet.reopenedOn}',
    by: 'WIN-02.lastOn',
    form: 'pre-pet',
  },
  {
    id: 'STP-28',
    onlyIf: every(isOpen, when('completion.reopened').is(true)),
    who: 'facility',
    says: 'Revise the completion form',
    detail: 'Reopened {completion.reopenedOn}',
    form: 'completion',
  },
  {
    id: 'STP-29',
    onlyIf: every(isOpen, when('report.reopened').is(true)),
    who: 'facility',
    says: 'Revise the report',
    detail: 'Reopened {report.reopenedOn}',
    form: 'report',
  },
  {
    id: 'STP-30',
    onlyIf: every(isOpen, when('post-pet.reopened').is(true)),
    who: 'physician',
    says: 'Revise the post-PET form',
    detail: 'Dr. {physicianName} · reopened {post-pet.reopenedOn}',
    form: 'post-pet',
  },
];

/** Read top to bottom: the first row that holds is the next step. */
export const steps: readonly StepRule[] = [
  ...closedSteps,
  ...reopenedSteps,
  ...stepsBeforeTheScan,
  ...stepsAfterTheScan,
];
