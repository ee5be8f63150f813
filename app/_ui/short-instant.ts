import { sayDay } from '@/lib/domain/schedule/day';
import { dayIn, sayTime } from '@/lib/domain/schedule/zone';

/** `Oct 23, 6:41 PM`, in the facility's zone: an instant where space is short and the zone stands elsewhere on the page. */
export function shortInstant(iso: string, zone: string): string {
  const instant = new Date(iso);
  return `${sayDay(dayIn(zone, instant), 'short')}, ${sayTime(instant, zone)}`;
}
