import type { Role } from '@/lib/domain/access/actor';

/** What a role is called beside a person's name. */
export const roleWords: Readonly<Record<Role, string>> = {
  registrar: 'Registrar',
  manager: 'Manager',
  physician: 'Physician',
  administrator: 'Administrator',
  auditor: 'Auditor',
  link: 'Physician by link',
};

export interface NavLink {
  readonly href: string;
  readonly label: string;
}

/** The main pages of each role, in the order in which it needs them; the first is where it starts. */
export function navOf(role: Role): readonly NavLink[] {
  const coverage = { href: '/coverage', label: 'Coverage' };
  switch (role) {
    case 'registrar':
      return [
        { href: '/cases', label: 'Cases' },
        { href: '/billing', label: 'Billing' },
        { href: '/facility', label: 'Facility' },
        { href: '/facility/balance', label: 'Balance' },
        coverage,
      ];
    case 'manager':
      return [
        { href: '/cases', label: 'Cases' },
        { href: '/billing', label: 'Billing' },
        { href: '/facility', label: 'Facility' },
        { href: '/facility/people', label: 'People' },
        { href: '/facility/balance', label: 'Balance' },
        coverage,
      ];
    case 'physician':
      return [{ href: '/forms', label: 'Forms' }, coverage];
    case 'administrator':
    case 'auditor':
      return [
        { href: '/registry', label: 'Completeness' },
        { href: '/cases', label: 'Cases' },
        { href: '/registry/people', label: 'People' },
        { href: '/registry/applications', label: 'Applications' },
        { href: '/registry/balances', label: 'Balances' },
        { href: '/registry/audit', label: 'Audit' },
        coverage,
      ];
    case 'link':
      return [];
  }
}

/** The link whose page this is: the longest address that the path starts with. */
export function activeHref(links: readonly NavLink[], path: string): string | null {
  const fits = links.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  return fits.toSorted((a, b) => b.href.length - a.href.length)[0]?.href ?? null;
}
