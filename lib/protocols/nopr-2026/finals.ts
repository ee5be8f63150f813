import type { FinalRule } from '../../domain/cases/protocol';
import { every, not, when } from '../../domain/forms/condition';

/**
 * When a form can no longer be changed. All others can be corrected as long as the case lasts: what came in time stays in
 * time, and the correction says its own day.
 */
export const finals: readonly FinalRule[] = [
  {
    id: 'FIN-01',
    form: 'pre-pet',
    onlyIf: when('today').isNotBefore('scanOn', 1),
    says: 'The scan was on {scanOn}. What was intended before PET can be told until the end of that day and not changed afterwards; a note can be added beside it.',
    cites:
      'CMS-10152: completed before or on the day of the scan; registry operations (inferred): no edits after the scan, a correction note is appended',
  },
  {
    id: 'FIN-02',
    form: 'pre-pet',
    onlyIf: every(not(when('scanOn').isAnswered()), when('today').isNotBefore('scheduledOn', 1)),
    says: 'The planned day of the scan, {scheduledOn}, is over. If the scan was postponed, correct the planned day first; if it was done, a note can be added beside the form.',
    cites:
      'CMS-10152: completed before or on the day of the scan; registry operations (inferred): no edits after the scan, a correction note is appended',
  },
];
