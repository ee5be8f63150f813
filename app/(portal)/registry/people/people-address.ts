import type { PeopleQuery } from '@/lib/usecases/people-view';

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The roles people are narrowed to, with their words. */
export const roleOptions = [
  { value: 'registrar', label: 'Registrars' },
  { value: 'manager', label: 'Managers' },
  { value: 'physician', label: 'Referring physicians' },
  { value: 'administrator', label: 'Administrators' },
  { value: 'auditor', label: 'Auditors' },
] as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads the address of the registry's list of people; what makes no sense is left out. */
export function readPeopleAddress({ facility, role, after }: SearchParams): PeopleQuery {
  const known = roleOptions.find(({ value }) => value === role)?.value;
  return {
    ...(typeof facility === 'string' && uuid.test(facility) ? { facilityId: facility } : {}),
    ...(known ? { role: known } : {}),
    ...(typeof after === 'string' && uuid.test(after) ? { after } : {}),
  };
}

/** The address of the list. */
export function peopleHref({ facilityId, role, after }: PeopleQuery): string {
  const params = new URLSearchParams([
    ...(facilityId === undefined ? [] : [['facility', facilityId]]),
    ...(role === undefined ? [] : [['role', role]]),
    ...(after === undefined ? [] : [['after', after]]),
  ]);
  return params.size === 0 ? '/registry/people' : `/registry/people?${params.toString()}`;
}
