import { type Day, isDay } from '@/lib/domain/schedule/day';

/** What the coverage page is asked, as far as it stands in the address. Nothing of it is about a patient. */
export interface CoverageAddress {
  readonly site?: string;
  readonly tracer?: string;
  readonly reason?: string;
  readonly on?: Day;
  readonly followUp?: 'yes' | 'no';
  /** The form was sent, so what is missing is to be said. */
  readonly asked: boolean;
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address of the coverage page. Codes are checked against the table by whoever looks them up. */
export function readCoverageAddress(params: SearchParams): CoverageAddress {
  const one = (key: string) => {
    const value = params[key];
    return typeof value === 'string' && value !== '' && value.length <= 40 ? value : undefined;
  };
  const site = one('site');
  const tracer = one('tracer');
  const reason = one('reason');
  const on = one('on');
  const followUp = one('followUp');
  return {
    ...(site && { site }),
    ...(tracer && { tracer }),
    ...(reason && { reason }),
    ...(on && isDay(on) && { on }),
    ...((followUp === 'yes' || followUp === 'no') && { followUp }),
    asked: ['site', 'tracer', 'reason', 'on'].some((key) => params[key] !== undefined),
  };
}

/** The address that asks this; a follow-up answer belongs to one site and reason, so it goes when they change. */
export function coverageHref({ site, tracer, reason, on, followUp }: Omit<CoverageAddress, 'asked'>): string {
  const given = Object.entries({ site, tracer, reason, on, followUp }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return given.length === 0 ? '/coverage' : `/coverage?${new URLSearchParams(given).toString()}`;
}
