import { every, not, some, when } from '../../domain/forms/condition';
import type { RepairRule, Rule } from '../../domain/rules/decide';

const notPerformed: RepairRule = {
  onlyIf: when('performed').is(false),
  possible: false,
  who: 'facility',
  says: 'The scan was not performed.',
};
const noScan = not(when('scanOn').isAnswered());
const prePetIsFinal = when('pre-pet.locked').is(true);
const acceptable =
  'The form can still be filled; then the registry may accept it late with a written reason.';

/** The rules about the forms: who signed them, and whether each came inside its window or was accepted late. */
export const formRules: readonly Rule[] = [
  {
    id: 'ELG-05',
    title: 'Pre-PET form in time',
    holds: every(
      when('pre-pet.stands').is(true),
      when('pre-pet.signerIsReferring').is(true),
      when('WIN-02.kept').is(true),
    ),
    says: {
      true: [
        {
          onlyIf: noScan,
          says: 'Pre-PET form signed by Dr. {physicianName} {pre-pet.signedSays}, before the end of {WIN-02.lastOn}, the planned day.',
        },
        {
          says: 'Pre-PET form signed by Dr. {physicianName} {pre-pet.signedSays}, before the end of {WIN-02.lastOn}.',
        },
      ],
      false: [
        {
          onlyIf: when('pre-pet.signerIsReferring').is(false),
          says: 'The pre-PET form was not signed by the case’s referring physician, Dr. {physicianName}.',
        },
        {
          onlyIf: when('WIN-02.standing').is('early'),
          says: 'The pre-PET form was signed {pre-pet.signedOn}, before the case was registered on {registeredOn}.',
        },
        {
          onlyIf: when('pre-pet.final').is(true),
          says: 'The pre-PET form was signed {pre-pet.signedOn} and submitted {pre-pet.submittedOn}, after the scan on {scanOn}.',
        },
        {
          onlyIf: noScan,
          says: 'The pre-PET form was not signed and submitted by {WIN-02.lastOn}, the last day for the scan.',
        },
        {
          says: 'The pre-PET form was not signed and submitted by the end of {scanOn}, the day of the scan.',
        },
      ],
      null: [
        {
          onlyIf: every(when('pre-pet.reopened').is(true), prePetIsFinal),
          says: 'The pre-PET form was reopened on {pre-pet.reopenedOn} and can no longer be revised.',
        },
        {
          onlyIf: when('pre-pet.reopened').is(true),
          says: 'The pre-PET form was reopened on {pre-pet.reopenedOn} and waits for Dr. {physicianName} to sign it again.',
        },
        {
          onlyIf: when('pre-pet.final').is(true),
          says: 'The pre-PET form was signed {pre-pet.signedOn}, after the planned day; the day of the scan decides.',
        },
        {
          onlyIf: when('today').isNotBefore('scheduledOn', 1),
          says: 'No scan is entered. If it was postponed, the pre-PET form is due from Dr. {physicianName} by the end of its day, {WIN-02.lastOn} at the latest.',
        },
        { says: 'The pre-PET form is due from Dr. {physicianName} by the end of {WIN-02.lastOn}.' },
      ],
    },
    repairs: [
      notPerformed,
      {
        onlyIf: when('pre-pet.signerIsReferring').is(false),
        possible: false,
        who: 'physician',
        says: 'Only the referring physician’s own answers count, given before the end of the scan day.',
      },
      {
        onlyIf: when('WIN-02.kept').is(false),
        possible: false,
        who: 'physician',
        says: 'The answers had to be given before the end of the scan day. This cannot be repaired.',
      },
      {
        onlyIf: every(when('pre-pet.reopened').is(true), prePetIsFinal),
        possible: true,
        who: 'facility',
        says: 'Close the reopened pre-PET form as it was.',
      },
      {
        onlyIf: when('pre-pet.reopened').is(true),
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} revises the pre-PET form and signs it again.',
        by: 'WIN-02.lastOn',
      },
      {
        onlyIf: when('pre-pet.final').is(true),
        possible: true,
        who: 'facility',
        says: 'Enter the scan.',
        by: 'WIN-03.lastOn',
      },
      {
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} signs and submits the pre-PET form.',
        by: 'WIN-02.lastOn',
      },
    ],
    cites: 'WIN-02: CMS-10152, completed before or on the day of the scan',
  },
  {
    id: 'ELG-06',
    title: 'Completion form in time',
    holds: every(
      when('completion.stands').is(true),
      some(when('WIN-03.kept').is(true), when('completion.acceptedLate').is(true)),
    ),
    says: {
      true: [
        {
          onlyIf: every(when('WIN-03.kept').is(true), when('completion.revisedSays').isAnswered()),
          says: 'Completion form submitted {WIN-03.doneOn}: day {WIN-03.day} of 30; revised {completion.revisedSays}.',
        },
        {
          onlyIf: when('WIN-03.kept').is(true),
          says: 'Completion form submitted {WIN-03.doneOn}: day {WIN-03.day} of 30.',
        },
        { says: 'Completion form submitted late, {WIN-03.doneOn}, and accepted by the registry.' },
      ],
      false: [
        {
          onlyIf: when('completion.final').is(true),
          says: 'Completion form submitted {WIN-03.doneOn}, after its window ended {WIN-03.lastOn}.',
        },
        { says: 'The completion form is missing; its window ended {WIN-03.lastOn}.' },
      ],
      null: [
        {
          onlyIf: when('completion.reopened').is(true),
          says: 'The completion form was reopened on {completion.reopenedOn} and waits to be submitted again.',
        },
        { says: 'The completion form is missing; it is due by {WIN-03.lastOn}.' },
      ],
    },
    repairs: [
      notPerformed,
      {
        onlyIf: when('completion.reopened').is(true),
        possible: true,
        who: 'facility',
        says: 'Revise the completion form and submit it again.',
      },
      {
        onlyIf: when('completion.final').is(true),
        possible: true,
        who: 'registry',
        says: 'The registry may accept it late with a written reason.',
      },
      { onlyIf: when('WIN-03.kept').is(false), possible: true, who: 'facility', says: acceptable },
      { possible: true, who: 'facility', says: 'Enter the scan.', by: 'WIN-03.lastOn' },
    ],
    cites: 'WIN-03: CMS-10152, complete and timely data within 30 days of the PET scan',
  },
  {
    id: 'ELG-07',
    title: 'Report in time',
    holds: every(
      when('report.stands').is(true),
      when('report.complete').is(true),
      some(
        when('WIN-04.kept').is(true),
        every(when('WIN-04.standing').is('late'), when('report.acceptedLate').is(true)),
      ),
    ),
    says: {
      true: [
        {
          onlyIf: every(when('WIN-04.kept').is(true), when('report.revisedSays').isAnswered()),
          says: 'Report attached and its questions answered {WIN-04.doneOn}: day {WIN-04.day} of 30; revised {report.revisedSays}.',
        },
        {
          onlyIf: when('WIN-04.kept').is(true),
          says: 'Report attached and its questions answered {WIN-04.doneOn}: day {WIN-04.day} of 30.',
        },
        { says: 'Report attached late, {WIN-04.doneOn}, and accepted by the registry.' },
      ],
      false: [
        {
          onlyIf: when('report.complete').is(false),
          says: 'The report itself, or an answer about it, is missing.',
        },
        {
          onlyIf: when('WIN-04.standing').is('early'),
          says: 'Report attached {WIN-04.doneOn}, before the scan on {scanOn}.',
        },
        {
          onlyIf: when('report.final').is(true),
          says: 'Report attached {WIN-04.doneOn}, after its window ended {WIN-04.lastOn}.',
        },
        { says: 'The report is missing; its window ended {WIN-04.lastOn}.' },
      ],
      null: [
        {
          onlyIf: when('report.reopened').is(true),
          says: 'The report was reopened on {report.reopenedOn} and waits to be submitted again.',
        },
        { onlyIf: when('scanOn').isAnswered(), says: 'The report is missing; it is due by {WIN-04.lastOn}.' },
        { says: 'The report comes after the scan.' },
      ],
    },
    repairs: [
      notPerformed,
      {
        onlyIf: when('report.reopened').is(true),
        possible: true,
        who: 'facility',
        says: 'Revise the report or its questions and submit them again.',
      },
      {
        onlyIf: some(when('report.complete').is(false), when('WIN-04.standing').is('early')),
        possible: true,
        who: 'facility',
        says: 'Attach the report and answer its questions.',
        by: 'WIN-04.lastOn',
      },
      {
        onlyIf: when('report.final').is(true),
        possible: true,
        who: 'registry',
        says: 'The registry may accept it late with a written reason.',
      },
      { onlyIf: when('WIN-04.kept').is(false), possible: true, who: 'facility', says: acceptable },
      {
        possible: true,
        who: 'facility',
        says: 'Attach the report and answer its questions.',
        by: 'WIN-04.lastOn',
      },
    ],
    cites: 'WIN-04: CMS-10152, complete and timely data within 30 days of the PET scan',
  },
  {
    id: 'ELG-08',
    title: 'Post-PET form in time',
    holds: every(
      when('post-pet.stands').is(true),
      when('post-pet.signerIsReferring').is(true),
      some(
        when('WIN-05.kept').is(true),
        every(when('WIN-05.standing').is('late'), when('post-pet.acceptedLate').is(true)),
      ),
    ),
    says: {
      true: [
        {
          onlyIf: every(when('WIN-05.kept').is(true), when('post-pet.revisedSays').isAnswered()),
          says: 'Post-PET form signed by Dr. {physicianName} {post-pet.signedSays}: day {WIN-05.day} of 30; revised {post-pet.revisedSays}.',
        },
        {
          onlyIf: when('WIN-05.kept').is(true),
          says: 'Post-PET form signed by Dr. {physicianName} {post-pet.signedSays}: day {WIN-05.day} of 30.',
        },
        {
          says: 'Post-PET form signed by Dr. {physicianName} {post-pet.signedSays}, late, and accepted by the registry.',
        },
      ],
      false: [
        {
          onlyIf: when('post-pet.signerIsReferring').is(false),
          says: 'The post-PET form was not signed by the case’s referring physician, Dr. {physicianName}.',
        },
        {
          onlyIf: when('WIN-05.standing').is('early'),
          says: 'The post-PET form was signed {post-pet.signedOn}, before the scan on {scanOn}.',
        },
        {
          onlyIf: when('post-pet.final').is(true),
          says: 'The post-PET form was signed {post-pet.signedOn} and submitted {post-pet.submittedOn}, after its window ended {WIN-05.lastOn}.',
        },
        { says: 'The post-PET form is missing; its window ended {WIN-05.lastOn}.' },
      ],
      null: [
        {
          onlyIf: when('post-pet.reopened').is(true),
          says: 'The post-PET form was reopened on {post-pet.reopenedOn} and waits for Dr. {physicianName} to sign it again.',
        },
        {
          onlyIf: when('scanOn').isAnswered(),
          says: 'The post-PET form is due from Dr. {physicianName} by {WIN-05.lastOn}.',
        },
        { says: 'The post-PET form comes after the scan.' },
      ],
    },
    repairs: [
      notPerformed,
      {
        onlyIf: when('post-pet.reopened').is(true),
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} revises the post-PET form and signs it again.',
      },
      {
        onlyIf: some(when('post-pet.signerIsReferring').is(false), when('WIN-05.standing').is('early')),
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} signs the post-PET form again.',
        by: 'WIN-05.lastOn',
      },
      {
        onlyIf: when('post-pet.final').is(true),
        possible: true,
        who: 'registry',
        says: 'The registry may accept it late with a written reason.',
      },
      { onlyIf: when('WIN-05.kept').is(false), possible: true, who: 'physician', says: acceptable },
      {
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} signs and submits the post-PET form.',
        by: 'WIN-05.lastOn',
      },
    ],
    cites: 'WIN-05: CMS-10152, post-PET form within 30 days of the PET scan',
  },
  {
    id: 'ELG-09',
    title: 'Consent questions answered',
    holds: every(when('patientConsentAnswered').is(true), when('physicianConsentAnswered').is(true)),
    says: {
      true: 'Patient and physician have each answered their question on research use.',
      false: 'A question on research use was not answered.',
      null: [
        {
          onlyIf: when('patientConsentAnswered').is(true),
          says: 'The physician’s answer on research use is missing.',
        },
        {
          onlyIf: when('physicianConsentAnswered').is(true),
          says: 'The patient’s answer on research use is missing.',
        },
        { says: 'The answers of patient and physician on research use are missing.' },
      ],
    },
    repairs: [
      notPerformed,
      {
        onlyIf: when('patientConsentAnswered').is(true),
        possible: true,
        who: 'physician',
        says: 'Dr. {physicianName} answers it with the post-PET form.',
        by: 'WIN-05.lastOn',
      },
      {
        possible: true,
        who: 'facility',
        says: 'The patient’s answer is entered with the scan.',
        by: 'WIN-03.lastOn',
      },
    ],
    cites: 'Registry information sheets: research use is voluntary, an answer is required',
  },
];
