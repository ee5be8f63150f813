import { closing } from '../domain/cases/case-file';
import type { Problem } from '../domain/problem';
import { sayDay } from '../domain/schedule/day';
import { dayIn } from '../domain/schedule/zone';
import type { LoadedCase } from './load-case';

/** That a case was closed for good, so that nothing about it is given or corrected any more. */
export function troubleWithClosed({
  file,
  row,
}: LoadedCase): Extract<Problem, { code: 'wrong-state' }> | undefined {
  const closed = closing(file);
  if (!closed) return undefined;
  const on = sayDay(dayIn(row.zone, closed.at), 'long');
  switch (closed.kind) {
    case 'markedDuplicate':
      return {
        code: 'wrong-state',
        says: `Case ${row.number} was closed on ${on}, because its scan was registered twice. Go on with the other case.`,
      };
    case 'markedIneligible':
      return {
        code: 'wrong-state',
        says: `The registry closed case ${row.number} on ${on} as not eligible.`,
      };
    case 'transferred':
      return {
        code: 'wrong-state',
        says: `Case ${row.number} was transferred to ${closed.facility} on ${on} and goes on there.`,
      };
  }
}
