import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../domain/rules/coverage';
import { diagnosisReasons, type ReasonCode } from '../nopr-2026/reasons';
import type { SiteCode } from '../nopr-2026/sites';
import { coverage } from './coverage';

const enrolment = { opensOn: '2006-05-08', closesOn: '2009-04-02' };
const every = [...diagnosisReasons, 'IS', 'RS', 'SR', 'TM'] as const satisfies readonly ReasonCode[];
const ask = (site: SiteCode, reason: ReasonCode, followUp?: 'yes' | 'no', on = '2007-06-01') =>
  coverageOf(coverage, { site, reason, tracer: 'FDG', on, ...(followUp && { followUp }) }, enrolment);

/** The cell, a site of its row, its reasons, and the answer. */
const cells: readonly (readonly [
  string,
  SiteCode,
  readonly ReasonCode[],
  'covered' | 'registry' | 'notCovered',
])[] = [
  ['COV06-COLORECTAL', 'COLORECTAL', [...diagnosisReasons, 'IS', 'RS', 'SR'], 'covered'],
  ['COV06-COLORECTAL-MONITORING', 'COLORECTAL', ['TM'], 'registry'],
  ['COV06-ESOPHAGUS', 'ESOPHAGUS', [...diagnosisReasons, 'IS', 'RS', 'SR'], 'covered'],
  ['COV06-ESOPHAGUS-MONITORING', 'ESOPHAGUS', ['TM'], 'registry'],
  ['COV06-HEAD_AND_NECK', 'LARYNX', [...diagnosisReasons, 'IS', 'RS', 'SR'], 'covered'],
  ['COV06-HEAD_AND_NECK-MONITORING', 'LARYNX', ['TM'], 'registry'],
  ['COV06-LYMPHOMA', 'LYMPHOMA', [...diagnosisReasons, 'IS', 'RS', 'SR'], 'covered'],
  ['COV06-LYMPHOMA-MONITORING', 'LYMPHOMA', ['TM'], 'registry'],
  ['COV06-NON_SMALL_CELL_LUNG', 'NSCLC', [...diagnosisReasons, 'IS', 'RS', 'SR'], 'covered'],
  ['COV06-NON_SMALL_CELL_LUNG-MONITORING', 'NSCLC', ['TM'], 'registry'],
  ['COV06-BRAIN', 'BRAIN', every, 'registry'],
  ['COV06-OVARY', 'OVARY', every, 'registry'],
  ['COV06-PANCREAS', 'PANCREAS', every, 'registry'],
  ['COV06-SMALL_CELL_LUNG', 'SCLC', every, 'registry'],
  ['COV06-TESTES', 'TESTES', every, 'registry'],
  ['COV06-SOFT_TISSUE_SARCOMA', 'SOFT_TISSUE', every, 'registry'],
  ['COV06-PROSTATE', 'PROSTATE', every, 'registry'],
  ['COV06-OTHER_SOLID_TUMORS', 'STOMACH', every, 'registry'],
  ['COV06-MYELOMA', 'MYELOMA', every, 'registry'],
  ['COV06-OTHER_CANCERS', 'LEUKEMIA', every, 'registry'],
  ['COV06-BREAST-DIAGNOSIS', 'BREAST', diagnosisReasons, 'notCovered'],
  ['COV06-BREAST', 'BREAST', ['RS', 'SR', 'TM'], 'covered'],
  ['COV06-MELANOMA-MONITORING', 'MELANOMA', ['TM'], 'registry'],
  ['COV06-MELANOMA', 'MELANOMA', [...diagnosisReasons, 'RS', 'SR'], 'covered'],
  ['COV06-THYROID', 'THYROID', [...diagnosisReasons, 'IS', 'TM'], 'registry'],
  ['COV06-CERVIX', 'CERVIX', [...diagnosisReasons, 'RS', 'SR', 'TM'], 'registry'],
];

describe.each(cells)('%s', (id, site, reasons, answer) => {
  it.each(reasons)('answers for %s', (reason) => {
    expect(ask(site, reason)).toMatchObject({ rule: id, answer, says: expect.stringMatching(/\.$/) });
  });
});

describe.each([
  ['COV06-BREAST-STAGING', 'BREAST', ['IS'], 'covered', 'notCovered'],
  ['COV06-MELANOMA-STAGING', 'MELANOMA', ['IS'], 'notCovered', 'covered'],
  ['COV06-THYROID-RESTAGING', 'THYROID', ['RS', 'SR'], 'covered', 'registry'],
  ['COV06-CERVIX-STAGING', 'CERVIX', ['IS'], 'covered', 'registry'],
] as const)('%s', (id, site, reasons, yes, no) => {
  it.each(reasons)('asks for %s, then answers', (reason) => {
    expect(ask(site, reason)).toMatchObject({ rule: id, answer: 'askFollowUp', modifiers: [] });
    expect(ask(site, reason, 'yes')).toMatchObject({ rule: id, answer: yes });
    expect(ask(site, reason, 'no')).toMatchObject({ rule: id, answer: no });
  });
});

describe('the table of 2006', () => {
  it('knew no treatment strategy, and marked a scan of the registry with QR, then Q0', () => {
    expect(ask('BRAIN', 'TM', undefined, '2007-12-31')?.modifiers).toEqual(['QR']);
    expect(ask('BRAIN', 'TM', undefined, '2008-01-01')?.modifiers).toEqual(['Q0']);
    expect(ask('COLORECTAL', 'IS')?.modifiers).toEqual([]);
  });

  it('answers for every site and reason, by each of its cells', () => {
    const reached = new Set(
      coverage.sites.flatMap(({ code }) =>
        coverage.reasons.map(
          ({ code: reason }) =>
            coverageOf(coverage, { site: code, reason, tracer: 'FDG', on: '2007-06-01' }, enrolment)?.rule,
        ),
      ),
    );
    expect([...reached].toSorted()).toEqual(coverage.cells.map(({ id }) => id).toSorted());
  });

  it('marks what no source confirms', () => {
    for (const { answer, cites } of coverage.cells)
      expect(cites.includes('unconfirmed') || cites.includes('excluded')).toBe(
        answer !== 'registry' || cites.includes('monitoring was'),
      );
  });
});
