import type { Protocol } from '../../domain/cases/protocol';
import type { Enrolment } from '../../domain/rules/coverage';
import { daysOf } from '../nopr-2026/case-days';
import { icd10From } from '../nopr-2026/claim-parts';
import { givenFor } from '../nopr-2026/given';

/** What the forms of a closed edition may read: its days, and which codes a diagnosis had on the day of the scan. */
export function recordGiven({ opensOn, closesOn }: Enrolment): Protocol['givenFor'] {
  return (form, file) => {
    if (form === 'registration') return { opensOn, closesOn };
    const given = givenFor(form, file);
    if (form !== 'pre-pet' || file === null) return given;
    const { scanOn, scheduledOn } = daysOf(file);
    return { ...given, codeSet: (scanOn ?? scheduledOn) < icd10From ? 'ICD9' : 'ICD10' };
  };
}
