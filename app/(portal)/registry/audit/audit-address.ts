import type { AuditQuery } from '@/lib/usecases/views';

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What an audit page is about, as it stands in its address. */
export interface AuditAddress {
  readonly caseId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly facilityId?: string | undefined;
  readonly before?: string | undefined;
}

const names = [
  ['case', 'caseId'],
  ['person', 'actorId'],
  ['facility', 'facilityId'],
  ['before', 'before'],
] as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const lineNumber = /^\d{1,18}$/;

/** Reads the address of an audit page; what makes no sense is left out. */
export function readAuditAddress(params: SearchParams): AuditQuery {
  return Object.fromEntries(
    names.flatMap(([name, key]) => {
      const value = params[name];
      const shape = key === 'before' ? lineNumber : uuid;
      return typeof value === 'string' && shape.test(value) ? [[key, value]] : [];
    }),
  );
}

/** The address of an audit page. */
export function auditHref(address: AuditAddress): string {
  const params = new URLSearchParams(
    names.flatMap(([name, key]) => {
      const value = address[key];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return params.size === 0 ? '/registry/audit' : `/registry/audit?${params.toString()}`;
}
