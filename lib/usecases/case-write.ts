import type { CaseRow } from './case-row';
import type { Write } from './write-all';

/** Stores the columns of a case that an event can change; its version names the next one. */
export function caseWrite(row: CaseRow): Write {
  return {
    to: 'case_change',
    row: {
      facility_id: row.facilityId,
      id: row.id,
      scan_on: row.scanOn,
      cpt: row.cpt,
      reason: row.reason,
      site: row.site,
      same_scan: row.sameScan,
      version: row.version,
    },
  };
}
