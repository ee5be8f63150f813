import { describe, expect, it } from 'vitest';
import { isNarrowed, listHref, readListAddress } from './list-address';

describe('the address of a list', () => {
  it('reads what it wrote', () => {
    const address = {
      tab: 'closed',
      sort: 'scan',
      descending: true,
      state: 'billed',
      physicianNpi: '1234567893',
      scanFrom: '2026-02-28',
      scanTo: '2026-03-01',
      facilityId: '0190a0b0-0000-7000-8000-000000000001',
    } as const;
    const params = Object.fromEntries(new URLSearchParams(listHref(address).split('?')[1]));
    expect(readListAddress(params)).toEqual(address);
  });

  it('leaves defaults out', () => {
    expect(listHref(readListAddress({}))).toBe('/cases');
  });

  it('opens a list whatever stands in it', () => {
    const odd = {
      tab: ['a', 'b'],
      sort: 'speed',
      state: 'lost',
      physician: '12',
      from: '2026-02-30',
      to: 'x',
      facility: '1',
    };
    expect(readListAddress(odd)).toEqual({ tab: 'needsAction', sort: 'urgency' });
  });

  it('never carries a search', () => {
    const narrowed = { ...readListAddress({ tab: 'all' }), search: 'Marsh', after: 'key' };
    expect(listHref(narrowed)).toBe('/cases?tab=all');
  });

  it('says when a list is narrowed', () => {
    expect(isNarrowed(readListAddress({ tab: 'all', sort: 'scan' }))).toBe(false);
    expect(isNarrowed(readListAddress({ to: '2026-01-01' }))).toBe(true);
  });
});
