import type { CaseRow } from '@/lib/usecases/views';

/** `78 M`: age and sex as lists show them. */
export function ageAndSex(patient: CaseRow['patient']): string {
  const letter = { female: 'F', male: 'M' }[patient.sex.toLowerCase()];
  return letter === undefined ? String(patient.age) : `${patient.age} ${letter}`;
}

/** What stands below the light of a row: how many rules are open, or how the case ended. */
export function rulesWords(row: Pick<CaseRow, 'light' | 'state' | 'openRules' | 'rules'>): string {
  switch (row.state) {
    case 'billed':
      return 'marked as billed';
    case 'cancelled':
      return 'cancelled';
    case 'expired':
      return 'expired';
    case 'ineligible':
      return 'not eligible';
    case 'duplicate':
      return 'registered twice';
    case 'transferred':
      return 'transferred';
    case 'notPayable':
      return 'not payable';
    case 'late':
      return `late, ${row.openRules} of ${row.rules} open`;
    default:
      return row.openRules === 0
        ? `${row.rules} of ${row.rules} hold`
        : `${row.openRules} of ${row.rules} missing`;
  }
}
