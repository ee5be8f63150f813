import { type Day, sayDay } from '@/lib/domain/schedule/day';

/**
 * `10:42 AM`, with the day before it unless it is today: `Nov 18, 10:42 AM`. Put together from parts, because browsers and
 * servers write the space before AM differently, and without the calendar library, which pages do not carry.
 */
export function clockWords(instant: string, zone: string, today: Day): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h12',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  const time = `${parts.get('hour')}:${parts.get('minute')} ${parts.get('dayPeriod')}`;
  return day === today ? time : `${sayDay(day, 'short')}, ${time}`;
}
