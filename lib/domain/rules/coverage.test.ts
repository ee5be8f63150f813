import { describe, expect, it } from 'vitest';
import { type CoverageTable, coverageOf, type Enrolment, isEnrolling } from './coverage';

const table: CoverageTable = {
  fromOn: '2009-04-03',
  sites: [{ code: 'BRAIN', label: 'Brain', tumor: 'BRAIN', icd10cm: ['C71'], cites: 'x' }],
  reasons: [
    { code: 'IS', label: 'Staging', tracer: 'FDG', group: 'staging', strategy: 'initial', modifier: 'PI' },
    {
      code: 'DX',
      label: 'Diagnosis',
      tracer: 'FDG',
      group: 'diagnosis',
      strategy: 'initial',
      modifier: 'PI',
    },
    {
      code: 'RS',
      label: 'Restaging',
      tracer: 'FDG',
      group: 'restaging',
      strategy: 'subsequent',
      modifier: 'PS',
    },
    { code: 'NAF', label: 'NaF', tracer: 'NAF', group: 'naf', strategy: 'subsequent', modifier: 'PS' },
  ],
  tracers: [
    { code: 'FDG', label: 'FDG', hcpcs: 'A9552' },
    { code: 'NAF', label: 'NaF', hcpcs: 'A9580' },
  ],
  cells: [
    {
      id: 'C-1',
      tracer: 'FDG',
      tumor: 'BRAIN',
      strategy: 'initial',
      onlyReasons: ['DX'],
      answer: 'notCovered',
      says: { notCovered: 'No.' },
      cites: 'c1',
    },
    {
      id: 'C-2',
      tracer: 'FDG',
      tumor: 'BRAIN',
      strategy: 'initial',
      answer: { followUp: { key: 'deep', ask: 'Deep?', yes: 'covered', no: 'registry' } },
      says: { covered: 'Bill.', registry: 'Register.' },
      cites: 'c2',
    },
    { id: 'C-3', tracer: 'NAF', strategy: 'subsequent', answer: 'registry', says: {}, cites: 'c3' },
  ],
  registryModifiers: [{ value: 'Q0', fromOn: '2008-01-01', untilOn: null }],
};
const enrolment: Enrolment = { opensOn: '2026-01-01', closesOn: '2026-12-31' };
const ask = (
  reason: string,
  tracer: string,
  more: { readonly followUp?: 'yes' | 'no'; readonly on?: string; readonly site?: string } = {},
) =>
  coverageOf(
    table,
    {
      site: more.site ?? 'BRAIN',
      reason,
      tracer,
      on: more.on ?? '2026-06-01',
      ...(more.followUp ? { followUp: more.followUp } : {}),
    },
    enrolment,
  );

describe('the coverage of a scan', () => {
  it('is the first cell that fits, narrowed by reason', () => {
    expect(ask('DX', 'FDG')).toEqual({
      answer: 'notCovered',
      modifiers: [],
      rule: 'C-1',
      cites: 'c1',
      says: 'No.',
    });
  });

  it('asks the footnote question, then answers by it', () => {
    expect(ask('IS', 'FDG')).toEqual({
      answer: 'askFollowUp',
      followUp: { key: 'deep', ask: 'Deep?' },
      modifiers: [],
      rule: 'C-2',
      cites: 'c2',
      says: 'Deep?',
    });
    expect(ask('IS', 'FDG', { followUp: 'yes' })).toMatchObject({
      answer: 'covered',
      modifiers: ['PI'],
      says: 'Bill.',
    });
    expect(ask('IS', 'FDG', { followUp: 'no' })).toMatchObject({
      answer: 'registry',
      modifiers: ['PI', 'Q0'],
      says: 'Register.',
    });
  });

  it('takes a cell without a tumor for every one', () => {
    expect(ask('NAF', 'NAF')).toMatchObject({
      answer: 'registry',
      rule: 'C-3',
      modifiers: ['PS', 'Q0'],
      says: '',
    });
  });

  it('is nothing where site, reason and radiopharmaceutical do not go together', () => {
    expect(ask('NAF', 'FDG')).toBeUndefined();
    expect(ask('IS', 'NAF')).toBeUndefined();
    expect(ask('IS', 'FDG', { site: 'X' })).toBeUndefined();
    expect(ask('RS', 'FDG')).toBeUndefined();
  });

  it('turns a registry case away outside the enrolment, and says when it is', () => {
    expect(ask('NAF', 'NAF', { on: '2025-12-31' })).toMatchObject({
      answer: 'notCovered',
      modifiers: [],
      says: 'Medicare pays for this scan only inside the registry, and the registry enrols scans from January 1, 2026 to December 31, 2026.',
    });
    expect(
      coverageOf(
        table,
        { site: 'BRAIN', reason: 'NAF', tracer: 'NAF', on: '2025-12-31' },
        { ...enrolment, closesOn: null },
      )?.says,
    ).toMatch(/from January 1, 2026 on\.$/);
    expect(ask('IS', 'FDG', { on: '2025-12-31', followUp: 'yes' })).toMatchObject({ answer: 'covered' });
  });
});

describe('the enrolment', () => {
  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('on %s is open: %s', (on, open) => {
    expect(isEnrolling(enrolment, on)).toBe(open);
  });

  it('without an end stays open', () => {
    expect(isEnrolling({ opensOn: '2026-01-01', closesOn: null }, '2199-12-31')).toBe(true);
  });
});
