import { describe, expect, it, test } from 'vitest';
import { currentProtocol, editionOn, protocolOf } from '@/lib/protocols';
import { askCoverage } from './ask-coverage';

const ctx = {
  now: new Date('2026-11-22T12:00:00Z'),
  requestId: 'test',
  settings: {
    name: 'Registry',
    nct: 'NCT00868582',
    enrolment: { opensOn: '2026-01-01', closesOn: null },
    contact: 'help@registry.example',
  },
  address: 'http://localhost',
  demo: true,
  caseFeeCents: 5000,
  currentProtocol,
  protocolOf,
  editionOn,
};
const told = (scan: { site: string; reason: string; tracer: string; on: string }) => {
  const answered = askCoverage(ctx, scan);
  return answered.ok ? answered.value : answered.problem;
};
const fdg = { site: 'PANCREAS', reason: 'SR', tracer: 'FDG' };
const naf = { site: 'PROSTATE', reason: 'NAF_POM', tracer: 'NAF' };

test('nothing is answered of days before the registry', () => {
  expect(told({ ...fdg, on: '2006-05-07' })).toMatchObject({
    code: 'malformed',
    fields: [{ key: 'on', says: expect.stringContaining('May 8, 2006') }],
  });
});

describe('a scan is answered by the edition of its day', () => {
  it.each([
    [fdg, '2006-05-08', 'nopr-2006', 'registry', ['QR']],
    [fdg, '2007-12-31', 'nopr-2006', 'registry', ['QR']],
    [fdg, '2008-01-01', 'nopr-2006', 'registry', ['Q0']],
    [fdg, '2009-04-02', 'nopr-2006', 'registry', ['Q0']],
    [fdg, '2009-04-03', 'nopr-2009', 'registry', ['PS', 'Q0']],
    [fdg, '2013-06-10', 'nopr-2009', 'registry', ['PS', 'Q0']],
    [fdg, '2013-06-11', 'fdg-2013', 'covered', ['PS']],
    [fdg, '2025-12-31', 'fdg-2013', 'covered', ['PS']],
    [fdg, '2026-01-01', 'nopr-2026', 'registry', ['PS', 'Q0']],
    [naf, '2006-05-08', 'naf-2006', 'notCovered', []],
    [naf, '2010-02-25', 'naf-2006', 'notCovered', []],
    [naf, '2010-02-26', 'naf-2010', 'notCovered', []],
    [naf, '2011-02-06', 'naf-2010', 'notCovered', []],
    [naf, '2011-02-07', 'nopr-naf-2011', 'registry', ['PS', 'Q0']],
    [naf, '2017-12-14', 'nopr-naf-2011', 'registry', ['PS', 'Q0']],
    [naf, '2017-12-15', 'naf-2017', 'notCovered', []],
    [naf, '2026-01-01', 'nopr-2026', 'registry', ['PS', 'Q0']],
  ] as const)('%o on %s: %s', (scan, on, edition, answer, modifiers) => {
    expect(told({ ...scan, on })).toMatchObject({ answer, modifiers, edition: { id: edition } });
  });

  it('with its claims, where there are any', () => {
    const recipes = (on: string) => {
      const answered = askCoverage(ctx, { ...fdg, on });
      return answered.ok ? answered.value.claims.map(({ recipe }) => recipe) : [];
    };
    expect(recipes('2007-12-31')).toEqual(['CLM06-PC', 'CLM06-TG', 'CLM06-HO']);
    expect(recipes('2008-01-01')).toEqual(['CLM06-PC', 'CLM06-TG', 'CLM08-HO']);
    expect(recipes('2010-01-01')).toEqual(['CLM09-PC', 'CLM09-TG', 'CLM09-HO']);
    expect(recipes('2014-01-01')).toEqual(['CLM13']);
    expect(recipes('2026-11-20')).toEqual(['CLM-PC', 'CLM-TG', 'CLM-HO']);
    expect(told({ ...fdg, site: 'COLORECTAL', on: '2007-06-01' })).toMatchObject({
      answer: 'covered',
      claims: [],
    });
  });

  it('and says whether the edition is closed', () => {
    expect(told({ ...fdg, on: '2007-06-01' })).toMatchObject({ edition: { isClosed: true } });
    expect(told({ ...fdg, on: '2026-11-20' })).toMatchObject({ edition: { isClosed: false } });
    expect(told({ ...fdg, on: '2014-06-01' })).toMatchObject({ edition: { isClosed: false } });
  });
});
