import type { CaseState } from '@/lib/domain/cases/protocol';
import { isDay } from '@/lib/domain/schedule/day';
import type { ListQuery, ListSort, ListTab } from '@/lib/usecases/views';

export const listTabs = [
  { tab: 'needsAction', label: 'Needs action' },
  { tab: 'dueSoon', label: 'Due soon' },
  { tab: 'withPhysician', label: 'With the physician' },
  { tab: 'readyToBill', label: 'Ready to bill' },
  { tab: 'closed', label: 'Closed' },
  { tab: 'all', label: 'All' },
] as const satisfies readonly { readonly tab: ListTab; readonly label: string }[];

export const listSorts = [
  { value: 'urgency', sort: 'urgency', descending: false, label: 'Most urgent first' },
  { value: 'scan-', sort: 'scan', descending: true, label: 'Latest scan first' },
  { value: 'scan', sort: 'scan', descending: false, label: 'Earliest scan first' },
  { value: 'patient', sort: 'patient', descending: false, label: 'Patient, A to Z' },
  { value: 'patient-', sort: 'patient', descending: true, label: 'Patient, Z to A' },
  { value: 'number-', sort: 'number', descending: true, label: 'Newest case first' },
  { value: 'number', sort: 'number', descending: false, label: 'Oldest case first' },
] as const satisfies readonly {
  readonly value: string;
  readonly sort: ListSort;
  readonly descending: boolean;
  readonly label: string;
}[];

/** States in the order of a case's life, for the filter. */
export const caseStates = [
  'awaitingPrePet',
  'awaitingScan',
  'awaitingCompletion',
  'awaitingForms',
  'late',
  'readyToBill',
  'billed',
  'notPayable',
  'cancelled',
  'expired',
  'ineligible',
  'duplicate',
  'transferred',
] as const satisfies readonly CaseState[];

/** What stands in the address of a list: everything but the search, which may name a patient. */
export type ListAddress = Omit<ListQuery, 'search' | 'after'>;

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a list's address. What does not make sense is left out, so that an old link still opens a list. */
export function readListAddress(params: SearchParams): ListAddress {
  const one = (key: string) => {
    const value = params[key];
    return typeof value === 'string' ? value : undefined;
  };
  const tab = listTabs.find((candidate) => candidate.tab === one('tab'))?.tab ?? 'needsAction';
  const sort = listSorts.find((candidate) => candidate.value === one('sort')) ?? listSorts[0];
  const state = caseStates.find((candidate) => candidate === one('state'));
  const physicianNpi = /^\d{10}$/.exec(one('physician') ?? '')?.[0];
  const scanFrom = dayOf(one('from'));
  const scanTo = dayOf(one('to'));
  const facilityId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(
    one('facility') ?? '',
  )?.[0];
  return {
    tab,
    sort: sort.sort,
    ...(sort.descending && { descending: true }),
    ...(state && { state }),
    ...(physicianNpi && { physicianNpi }),
    ...(scanFrom && { scanFrom }),
    ...(scanTo && { scanTo }),
    ...(facilityId && { facilityId }),
  };
}

/** The address of a list; defaults are left out of it. */
export function listHref(address: ListAddress): string {
  const params = new URLSearchParams();
  if (address.tab !== 'needsAction') params.set('tab', address.tab);
  const sort = sortValue(address);
  if (sort !== 'urgency') params.set('sort', sort);
  if (address.state) params.set('state', address.state);
  if (address.physicianNpi) params.set('physician', address.physicianNpi);
  if (address.scanFrom) params.set('from', address.scanFrom);
  if (address.scanTo) params.set('to', address.scanTo);
  if (address.facilityId) params.set('facility', address.facilityId);
  const text = params.toString();
  return text === '' ? '/cases' : `/cases?${text}`;
}

/** The sort of a list as one word. */
export function sortValue(address: Pick<ListAddress, 'sort' | 'descending'>): string {
  return `${address.sort}${address.descending ? '-' : ''}`;
}

/** Whether a list is narrowed beyond its tab. */
export function isNarrowed(address: ListAddress): boolean {
  return Boolean(address.state ?? address.physicianNpi ?? address.scanFrom ?? address.scanTo);
}

function dayOf(text: string | undefined): string | undefined {
  return text !== undefined && isDay(text) ? text : undefined;
}
