import { isDay } from '@/lib/domain/schedule/day';
import type { AuditQuery } from '@/lib/usecases/views';

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What an audit page is about, as it stands in its address. */
export type AuditAddress = { readonly [K in keyof AuditQuery]: AuditQuery[K] | undefined };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const isId = (value: string) => uuid.test(value);
const isTyped = (value: string) => value.length <= 100;

const parts = [
  ['case', 'caseId', isId],
  ['number', 'caseNumber', (value: string) => /^[\w-]{1,40}$/.test(value)],
  ['person', 'actorId', isId],
  ['who', 'who', isTyped],
  ['facility', 'facilityId', isId],
  ['day', 'day', isDay],
  ['before', 'before', (value: string) => /^\d{1,18}$/.test(value)],
] as const;

/** Reads the address of an audit page; what makes no sense is left out. */
export function readAuditAddress(params: SearchParams): AuditQuery {
  return Object.fromEntries(
    parts.flatMap(([name, key, fits]) => {
      const value = params[name];
      const typed = typeof value === 'string' ? value.trim() : '';
      return typed !== '' && fits(typed) ? [[key, typed]] : [];
    }),
  );
}

/** The address of an audit page. */
export function auditHref(address: AuditAddress): string {
  const params = new URLSearchParams(
    parts.flatMap(([name, key]) => {
      const value = address[key];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return params.size === 0 ? '/registry/audit' : `/registry/audit?${params.toString()}`;
}
