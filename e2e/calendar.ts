/** Days as the facility counts them, written as a person types them and as documents say them. */
export interface SpokenDay {
  /** 2026-11-22 */
  readonly iso: string;
  /** 11/22/2026 */
  readonly typed: string;
  /** November 22, 2026 */
  readonly words: string;
  /** Nov 22 */
  readonly short: string;
}

/** The day at a facility, `plus` days from today. */
export function dayAt(zone: string, plus = 0): SpokenDay {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date());
  const noon = new Date(`${parts}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + plus);
  const iso = noon.toISOString().slice(0, 10);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(noon);
  return {
    iso,
    typed: say({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    words: say({ year: 'numeric', month: 'long', day: 'numeric' }),
    short: say({ month: 'short', day: 'numeric' }),
  };
}

export const lakeside = 'America/Chicago';
