export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is known of a scan before it is registered: the answers of the coverage page. Nothing of it is about a patient. */
const keys = ['tracer', 'scheduledOn', 'reason', 'site'] as const;

/** The answers that the address of a registration brings along. */
export function scanOf(params: SearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = params[key];
      return typeof value === 'string' && /^[\w-]{1,40}$/.test(value) ? [[key, value]] : [];
    }),
  );
}

/** `?tracer=FDG&…`, or nothing. */
export function scanHref(scan: Readonly<Record<string, string>>): string {
  return Object.keys(scan).length === 0 ? '' : `?${new URLSearchParams(scan).toString()}`;
}
