import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../domain/rules/coverage';
import { type ReasonCode, reasons } from '../nopr-2026/reasons';
import type { SiteCode } from '../nopr-2026/sites';
import { fdgCoverage2013 } from './fdg-2013';
import { nafCoverage2006, nafCoverage2010, nafCoverage2017 } from './naf-outside';

const always = { opensOn: '2006-05-08', closesOn: null };
const ask = (site: SiteCode, reason: ReasonCode, followUp?: 'yes' | 'no') =>
  coverageOf(
    fdgCoverage2013,
    { site, reason, tracer: 'FDG', on: '2014-06-01', ...(followUp && { followUp }) },
    always,
  );

describe.each([
  ['COV13-BRAIN-SUBSEQUENT', 'BRAIN', 'RS'],
  ['COV13-SMALL_CELL_LUNG-SUBSEQUENT', 'SCLC', 'RS'],
  ['COV13-SOFT_TISSUE_SARCOMA-SUBSEQUENT', 'SOFT_TISSUE', 'RS'],
  ['COV13-PANCREAS-SUBSEQUENT', 'PANCREAS', 'RS'],
  ['COV13-TESTES-SUBSEQUENT', 'TESTES', 'RS'],
  ['COV13-PROSTATE-SUBSEQUENT', 'PROSTATE', 'RS'],
  ['COV13-OTHER_SOLID_TUMORS-SUBSEQUENT', 'STOMACH', 'RS'],
  ['COV13-OTHER_CANCERS-INITIAL', 'LEUKEMIA', 'IS'],
  ['COV13-OTHER_CANCERS-SUBSEQUENT', 'LEUKEMIA', 'RS'],
  ['COV13-CERVIX-INITIAL', 'CERVIX', 'IS'],
  ['COV13-THYROID-SUBSEQUENT', 'THYROID', 'RS'],
] as const)('%s', (id, site, reason) => {
  it('is covered without a registry and without Q0', () => {
    expect(ask(site, reason)).toMatchObject({
      rule: id,
      answer: 'covered',
      modifiers: [reason === 'IS' ? 'PI' : 'PS'],
    });
  });
});

it('leaves what was not covered uncovered, and no cell with the registry', () => {
  expect(ask('PROSTATE', 'IS')).toMatchObject({ rule: 'COV-PROSTATE-INITIAL', answer: 'notCovered' });
  expect(ask('BREAST', 'IS', 'no')).toMatchObject({ answer: 'notCovered' });
  const answers = fdgCoverage2013.cells.map(({ answer }) => JSON.stringify(answer)).join();
  expect(answers).not.toContain('registry');
});

it.each([
  ['COV06-NAF', nafCoverage2006, '2007-06-01'],
  ['COV10-NAF', nafCoverage2010, '2010-06-01'],
  ['COV17-NAF', nafCoverage2017, '2018-06-01'],
] as const)('%s answers for every reason of NaF that it was not covered', (id, table, on) => {
  for (const { code, tracer } of reasons.filter((reason) => reason.tracer === 'NAF'))
    expect(coverageOf(table, { site: 'PROSTATE', reason: code, tracer, on }, always)).toMatchObject({
      rule: id,
      answer: 'notCovered',
      modifiers: [],
    });
});
