import type { CoverageTable } from '../../domain/rules/coverage';
import { noprNaf2011 } from '../nopr-naf-2011/protocol';

/** Sodium fluoride on days on which no registry enrolled: one cell answers for everything. */
function notCovered(id: string, fromOn: string, says: string, cites: string): CoverageTable {
  return {
    ...noprNaf2011.coverage,
    fromOn,
    cells: [{ id, tracer: 'NAF', answer: 'notCovered', says: { notCovered: says }, cites }],
  };
}

export const nafCoverage2006 = notCovered(
  'COV06-NAF',
  '2006-05-08',
  'NaF PET: Medicare did not cover it before February 26, 2010.',
  'NCD 220.6, exclusion of other radiopharmaceuticals (unconfirmed); NCD 220.6.19 begins February 26, 2010',
);
export const nafCoverage2010 = notCovered(
  'COV10-NAF',
  '2010-02-26',
  'NaF PET: Medicare pays it only with evidence development, and the registry opened on February 7, 2011.',
  'NCD 220.6.19, from February 26, 2010; opening of the registry for NaF',
);
export const nafCoverage2017 = notCovered(
  'COV17-NAF',
  '2017-12-15',
  'NaF PET: Medicare does not cover it; evidence development ended on December 14, 2017.',
  'CAG-00065R2: nationally non-covered from December 15, 2017',
);
