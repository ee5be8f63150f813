import { expect, it } from 'vitest';
import { coverageHref, readCoverageAddress } from './coverage-address';

it('reads what it wrote', () => {
  const asked = { site: 'BREAST', tracer: 'FDG', reason: 'IS', on: '2026-11-22', followUp: 'yes' } as const;
  const params = Object.fromEntries(new URLSearchParams(coverageHref(asked).split('?')[1]));
  expect(readCoverageAddress(params)).toEqual({ ...asked, asked: true });
});

it('tells a form that was sent half empty from a page just opened', () => {
  expect(readCoverageAddress({})).toEqual({ asked: false });
  expect(readCoverageAddress({ site: '', reason: '' })).toEqual({ asked: true });
});

it('leaves out what makes no sense', () => {
  expect(
    readCoverageAddress({ site: ['A', 'B'], reason: 'x'.repeat(41), on: '2026-02-30', followUp: 'maybe' }),
  ).toEqual({ asked: true });
});
