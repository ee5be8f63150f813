import { type Day, sayDay } from '@/lib/domain/schedule/day';
import { dayIn, sayTime } from '@/lib/domain/schedule/zone';

/**
 * `Oct 23, 6:41 PM`, in the facility's zone: an instant where space is short and the zone stands elsewhere on the page. The
 * year is said when it is not today's.
 */
export function shortInstant(iso: string, zone: string, today: Day): string {
  const instant = new Date(iso);
  const day = dayIn(zone, instant);
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : `, ${day.slice(0, 4)}`;
  return `${sayDay(day, 'short')}${year}, ${sayTime(instant, zone)}`;
}
