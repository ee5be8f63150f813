import type { Way } from '@/lib/usecases/open-correction';

/** The ways to correct a case, as people choose among them. */
export const ways = {
  scanDate: {
    path: 'scan-date',
    title: 'The date of the scan is wrong',
    says: 'The scan was done on another day than the one that was entered.',
    button: 'Correct the scan date',
  },
  plannedDate: {
    path: 'planned-date',
    title: 'The scan was postponed or moved',
    says: 'The planned day is another one; the scan is not entered yet.',
    button: 'Correct the planned day',
  },
  physician: {
    path: 'physician',
    title: 'The referring physician is another one',
    says: 'The case was registered under the wrong physician, or with a wrong NPI or name.',
    button: 'Correct the physician',
  },
  request: {
    path: 'reason',
    title: 'The reason or the cancer site is wrong',
    says: 'The case runs under a reason, site or diagnosis code that is not the patient’s.',
    button: 'Correct reason and site',
  },
  patient: {
    path: 'patient',
    title: 'The patient was mistyped',
    says: 'A name, the date of birth, the sex or the MBI is not as on the Medicare card.',
    button: 'Correct the patient',
  },
  duplicate: {
    path: 'duplicate',
    title: 'The scan was registered twice',
    says: 'Another case stands for the same scan. That one stays, this one is closed.',
    button: 'Close this case',
  },
} as const satisfies Readonly<
  Record<
    Way['id'],
    { readonly path: string; readonly title: string; readonly says: string; readonly button: string }
  >
>;

/** The way that an address names; undefined for what is none. */
export function wayIn(path: string): Way['id'] | undefined {
  const ids: readonly Way['id'][] = [
    'scanDate',
    'plannedDate',
    'physician',
    'request',
    'patient',
    'duplicate',
  ];
  return ids.find((id) => ways[id].path === path);
}
