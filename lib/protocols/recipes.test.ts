import { describe, expect, it } from 'vitest';
import { claimAdvice } from '../domain/claims/claim-recipe';
import { editionOn } from './index';

const enrolment = { opensOn: '2026-01-01', closesOn: null };
const facts = { nctDigits: '00868582' };
const fdg = { ...facts, tracer: 'FDG', tracerHcpcs: 'A9552', cpt: '78815', modifier: 'PS', diagnosis: 'DX' };
const naf = { ...facts, tracer: 'NAF', tracerHcpcs: 'A9580', cpt: '78816', modifier: 'PI', diagnosis: 'DX' };

/** The lines of the recipes in force for a scan on a day, by element; a line that does not stand is absent. */
function linesOn(of: typeof fdg, on: string) {
  const recipes = editionOn(of.tracer, on, enrolment)?.recipes ?? [];
  return new Map(
    claimAdvice(recipes, of, on).flatMap(({ lines }) => lines.map((line) => [line.element, line] as const)),
  );
}
const codesOn = (of: typeof fdg, on: string, element: string) => linesOn(of, on).get(element)?.codes;

type Row = readonly [string, string, readonly string[] | undefined];

describe('FDG of NOPR 2006: QR until December 31, 2007, then Q0', () => {
  it.each([
    ['CLM06-PC-PROCEDURE', '2006-05-08', ['78815', '26', 'QR']],
    ['CLM06-PC-PROCEDURE', '2007-12-31', ['78815', '26', 'QR']],
    ['CLM06-PC-PROCEDURE', '2008-01-01', ['78815', '26', 'Q0']],
    ['CLM06-PC-PROCEDURE', '2009-04-02', ['78815', '26', 'Q0']],
    ['CLM06-PC-PROCEDURE', '2009-04-03', undefined],
    ['CLM06-PC-DIAGNOSES', '2007-12-31', ['DX']],
    ['CLM06-TG-TECHNICAL', '2007-12-31', ['78815', 'TC', 'QR']],
    ['CLM06-TG-TECHNICAL', '2008-01-01', ['78815', 'TC', 'Q0']],
    ['CLM06-TG-GLOBAL', '2007-12-31', ['78815', 'QR']],
    ['CLM06-TG-GLOBAL', '2008-01-01', ['78815', 'Q0']],
    ['CLM06-TG-TRACER', '2007-12-31', ['A9552']],
    ['CLM06-TG-DIAGNOSES', '2007-12-31', ['DX']],
    ['CLM06-HO-PROCEDURE', '2007-12-31', ['78815']],
    ['CLM06-HO-TRACER', '2007-12-31', ['A9552']],
    ['CLM06-HO-DIAGNOSES', '2007-12-31', ['DX', 'V70.7']],
    ['CLM06-HO-PROCEDURE', '2008-01-01', undefined],
    ['CLM08-HO-PROCEDURE', '2007-12-31', undefined],
    ['CLM08-HO-PROCEDURE', '2008-01-01', ['78815']],
    ['CLM08-HO-TRACER', '2009-04-02', ['A9552']],
    ['CLM08-HO-DIAGNOSES', '2009-04-02', ['DX', 'V70.7']],
  ] satisfies readonly Row[])('%s on %s: %j', (element, on, codes) => {
    expect(codesOn(fdg, on, element)).toEqual(codes);
  });

  it('has no trial number, no condition code and no modifier on the tracer, in CLM06-PC, CLM06-TG, CLM06-HO and CLM08-HO', () => {
    for (const on of ['2006-05-08', '2008-01-01', '2009-04-02'])
      expect(
        [...linesOn(fdg, on).values()].filter(
          ({ row }) => !['procedure', 'tracer', 'diagnosis'].includes(row),
        ),
      ).toEqual([]);
  });

  it('tells that no source has the hospital claim of 2008', () => {
    expect(linesOn(fdg, '2008-01-01').get('CLM08-HO-PROCEDURE')).toMatchObject({
      unconfirmed: true,
      note: expect.stringContaining('unconfirmed'),
    });
  });
});

describe('FDG of NOPR 2009: PI or PS with Q0 from April 3, 2009 to June 10, 2013', () => {
  it.each([
    ['CLM09-PC-PROCEDURE', '2009-04-02', undefined],
    ['CLM09-PC-PROCEDURE', '2009-04-03', ['78815', '26', 'PS', 'Q0']],
    ['CLM09-PC-PROCEDURE', '2009-10-18', ['78815', '26', 'PS', 'Q0']],
    ['CLM09-PC-PROCEDURE', '2009-10-19', ['78815', '26', 'PS', 'Q0']],
    ['CLM09-PC-PROCEDURE', '2013-06-10', ['78815', '26', 'PS', 'Q0']],
    ['CLM09-PC-PROCEDURE', '2013-06-11', undefined],
    ['CLM09-PC-DIAGNOSES', '2009-04-03', ['DX']],
    ['CLM09-TG-TECHNICAL', '2009-04-03', ['78815', 'TC', 'PS', 'Q0']],
    ['CLM09-TG-GLOBAL', '2009-04-03', ['78815', 'PS', 'Q0']],
    ['CLM09-TG-TRACER', '2009-04-03', ['A9552']],
    ['CLM09-TG-DIAGNOSES', '2009-04-03', ['DX']],
    ['CLM09-HO-PROCEDURE', '2013-06-10', ['78815', 'PS', 'Q0']],
    ['CLM09-HO-TRACER', '2013-06-10', ['A9552']],
    ['CLM09-HO-DIAGNOSES', '2013-06-10', ['DX', 'V70.7']],
    ['CLM09-HO-CONDITION', '2013-06-10', ['30']],
  ] satisfies readonly Row[])('%s on %s: %j', (element, on, codes) => {
    expect(codesOn(fdg, on, element)).toEqual(codes);
  });

  it('keeps the conflicts of its sources in sight, in CLM09-PC, CLM09-TG and CLM09-HO', () => {
    const note = (on: string, element: string) => linesOn(fdg, on).get(element)?.note;
    expect(note('2009-10-18', 'CLM09-PC-PROCEDURE')).toContain('disagree');
    expect(note('2009-10-19', 'CLM09-PC-PROCEDURE')).toBeNull();
    expect(note('2013-06-10', 'CLM09-HO-PROCEDURE')).toContain('disagree');
  });
});

describe('FDG after evidence development, from June 11, 2013 (CLM13)', () => {
  it.each([
    ['CLM13-PROCEDURE', '2013-06-10', undefined],
    ['CLM13-PROCEDURE', '2013-06-11', ['78815', 'PS']],
    ['CLM13-TRACER', '2013-06-11', ['A9552']],
    ['CLM13-DIAGNOSES', '2013-06-11', ['DX']],
    ['CLM13-DIAGNOSES', '2025-12-31', ['DX']],
    ['CLM13-PROCEDURE', '2026-01-01', undefined],
  ] satisfies readonly Row[])('%s on %s: %j', (element, on, codes) => {
    expect(codesOn(fdg, on, element)).toEqual(codes);
  });

  it('tells of KX after three scans, unconfirmed', () => {
    expect(linesOn(fdg, '2014-01-01').get('CLM13-PROCEDURE')?.note).toMatch(/KX \(unconfirmed\)/);
  });
});

describe('NaF: V70.7 until September 30, 2015, then Z00.6; the trial number from January 1, 2014', () => {
  it.each([
    ['CLM11-PC-PROCEDURE', '2011-02-06', undefined],
    ['CLM11-PC-PROCEDURE', '2011-02-07', ['78816', '26', 'PI', 'Q0', 'KX']],
    ['CLM11-PC-PROCEDURE', '2017-12-14', ['78816', '26', 'PI', 'Q0', 'KX']],
    ['CLM11-PC-PROCEDURE', '2017-12-15', undefined],
    ['CLM11-PC-DIAGNOSES', '2015-09-30', ['DX', 'V70.7']],
    ['CLM11-PC-DIAGNOSES', '2015-10-01', ['DX', 'Z00.6']],
    ['CLM11-PC-TRIAL-837P', '2013-12-31', undefined],
    ['CLM11-PC-TRIAL-837P', '2014-01-01', ['00868582']],
    ['CLM11-PC-TRIAL-837P', '2015-01-01', ['00868582']],
    ['CLM11-PC-TRIAL-PAPER', '2013-12-31', undefined],
    ['CLM11-PC-TRIAL-PAPER', '2014-01-01', ['CT00868582']],
    ['CLM11-TG-TECHNICAL', '2011-02-07', ['78816', 'TC', 'PI', 'Q0']],
    ['CLM11-TG-GLOBAL', '2011-02-07', ['78816', 'PI', 'Q0']],
    ['CLM11-TG-TRACER', '2011-02-07', ['A9580']],
    ['CLM11-TG-DIAGNOSES', '2015-09-30', ['DX', 'V70.7']],
    ['CLM11-TG-DIAGNOSES', '2015-10-01', ['DX', 'Z00.6']],
    ['CLM11-TG-TRIAL-837P', '2013-12-31', undefined],
    ['CLM11-TG-TRIAL-837P', '2014-01-01', ['00868582']],
    ['CLM11-TG-TRIAL-PAPER', '2014-01-01', ['CT00868582']],
    ['CLM11-HO-PROCEDURE', '2011-02-07', ['78816', 'PI', 'Q0']],
    ['CLM11-HO-TRACER', '2011-02-07', ['A9580']],
    ['CLM11-HO-DIAGNOSES', '2015-09-30', ['DX', 'V70.7']],
    ['CLM11-HO-DIAGNOSES', '2015-10-01', ['DX', 'Z00.6']],
    ['CLM11-HO-TRIAL-837I', '2013-12-31', undefined],
    ['CLM11-HO-TRIAL-837I', '2014-01-01', ['00868582']],
    ['CLM11-HO-CONDITION', '2013-12-31', ['30']],
    ['CLM11-HO-CONDITION', '2014-01-01', ['30']],
    ['CLM11-HO-VALUE', '2013-12-31', undefined],
    ['CLM11-HO-VALUE', '2014-01-01', ['D4', '00868582']],
  ] satisfies readonly Row[])('%s on %s: %j', (element, on, codes) => {
    expect(codesOn(naf, on, element)).toEqual(codes);
  });

  it('tells in 2014 alone of the number that contractors took instead, in CLM11-PC, CLM11-TG and CLM11-HO', () => {
    const note = (on: string) => linesOn(naf, on).get('CLM11-PC-TRIAL-837P')?.note ?? null;
    expect(note('2014-12-31')).toContain('99999999');
    expect(note('2015-01-01')).toBeNull();
  });
});

describe('every recipe', () => {
  it('is for one kind of claim of its days, three of them in a registry', () => {
    for (const [of, on] of [
      [fdg, '2007-06-01'],
      [fdg, '2008-06-01'],
      [fdg, '2010-06-01'],
      [naf, '2016-06-01'],
      [fdg, '2026-06-01'],
    ] as const) {
      const recipes = (editionOn(of.tracer, on, enrolment)?.recipes ?? []).filter(
        ({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || on <= untilOn),
      );
      expect(recipes.map(({ kind }) => kind)).toEqual(['professional', 'technical', 'institutional']);
    }
  });

  it('cites KX only where KX stands', () => {
    const of = { ...naf, tracer: 'FDG', tracerHcpcs: 'A9552' };
    expect(linesOn(of, '2026-06-01').get('CLM-PC-PROCEDURE')?.cites).not.toContain('KX');
    expect(linesOn(naf, '2026-06-01').get('CLM-PC-PROCEDURE')?.cites).toContain('KX');
  });

  it('cites sources for every line', () => {
    for (const on of ['2006-05-08', '2008-01-01', '2009-04-03', '2013-06-11', '2026-06-01'])
      for (const { cites } of linesOn(fdg, on).values()) expect(cites).not.toBe('');
    for (const { cites } of linesOn(naf, '2015-10-01').values()) expect(cites).not.toBe('');
  });
});
