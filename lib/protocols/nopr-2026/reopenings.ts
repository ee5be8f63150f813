import type { ReopeningRule } from '../../domain/cases/protocol';
import { every, when } from '../../domain/forms/condition';

const again =
  'CMS-10152: complete data of the referring physician, before and after PET; that a correction asks for them again is inferred';

/** What is opened again when something else of a case is corrected, because it no longer fits. */
export const reopenings: readonly ReopeningRule[] = [
  {
    id: 'REO-01',
    form: 'post-pet',
    onlyIf: when('WIN-05.standing').is('early'),
    says: 'The post-PET form was signed {post-pet.signedOn}, before the scan on {scanOn}; Dr. {physicianName} answers it again.',
    cites: again,
  },
  {
    id: 'REO-02',
    form: 'post-pet',
    onlyIf: when('post-pet.signerIsReferring').is(false),
    says: 'The post-PET form was signed by another physician; Dr. {physicianName} answers it.',
    cites: again,
  },
  {
    id: 'REO-03',
    form: 'post-pet',
    onlyIf: when('post-pet.otherQuestions').is(true),
    says: 'The post-PET form asked the questions of another reason for the scan; Dr. {physicianName} answers those of this one.',
    cites: again,
  },
  {
    id: 'REO-04',
    form: 'pre-pet',
    onlyIf: every(when('pre-pet.locked').is(false), when('pre-pet.signerIsReferring').is(false)),
    says: 'The pre-PET form was signed by another physician; Dr. {physicianName} answers it by {WIN-02.lastOn}.',
    cites: again,
  },
  {
    id: 'REO-05',
    form: 'pre-pet',
    onlyIf: every(when('pre-pet.locked').is(false), when('pre-pet.otherRequest').is(true)),
    says: 'The pre-PET form was signed for another reason or site; Dr. {physicianName} confirms this one by {WIN-02.lastOn}.',
    cites: again,
  },
  {
    id: 'REO-06',
    form: 'report',
    onlyIf: when('WIN-04.standing').is('early'),
    says: 'The report was attached {WIN-04.doneOn}, before the scan on {scanOn}.',
    cites: 'WIN-04: a report follows its scan',
  },
];
