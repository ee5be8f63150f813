import type { WindowRule } from '../../domain/schedule/window';

/** The windows of a case, in calendar days of the facility, both ends inside. */
export const windows: readonly WindowRule[] = [
  {
    id: 'WIN-01',
    what: 'Scan',
    opens: { from: 'registeredOn', plus: 0 },
    closes: { from: 'registeredOn', plus: 14 },
    ifMissed: 'expired',
    missedSays: 'Expired: register the case again.',
    cites: 'NOPR operations, 14 days unconfirmed',
  },
  {
    id: 'WIN-02',
    what: 'Pre-PET form',
    form: 'pre-pet',
    opens: { from: 'registeredOn', plus: 0 },
    closes: { from: 'scanOn', plus: 0 },
    ifMissed: 'unpayable',
    missedSays: 'Not payable: the answers must be given before the end of the scan day.',
    cites: 'CMS-10152: completed before or on the day of the scan',
  },
  {
    id: 'WIN-03',
    what: 'Completion form',
    form: 'completion',
    opens: { from: 'scanOn', plus: 0 },
    closes: { from: 'scanOn', plus: 30 },
    ifMissed: 'late',
    missedSays: 'Late: the registry may accept it with a written reason.',
    cites: 'CMS-10152: complete and timely data within 30 days of the PET scan',
  },
  {
    id: 'WIN-04',
    what: 'Report',
    form: 'report',
    opens: { from: 'scanOn', plus: 0 },
    closes: { from: 'scanOn', plus: 30 },
    ifMissed: 'late',
    missedSays: 'Late: the registry may accept it with a written reason.',
    cites: 'CMS-10152: complete and timely data within 30 days of the PET scan',
  },
  {
    id: 'WIN-05',
    what: 'Post-PET form',
    form: 'post-pet',
    opens: { from: 'scanOn', plus: 0 },
    closes: { from: 'scanOn', plus: 30 },
    ifMissed: 'late',
    missedSays: 'Late: the registry may accept it with a written reason.',
    cites: 'CMS-10152: post-PET form within 30 days of the PET scan',
  },
];
