import type { ClaimRecipe } from '../../domain/claims/claim-recipe';
import type { CoverageCell, CoverageTable } from '../../domain/rules/coverage';
import { nopr2009 } from '../nopr-2009/protocol';
import { cpt, sources, strategy } from '../nopr-2026/claim-parts';

const decision = 'CAG-00181R4 of June 11, 2013: evidence development for FDG ended';

/** A scan that the registry took before is covered without it. */
function asCovered(cell: CoverageCell): CoverageCell {
  const followUp = typeof cell.answer === 'string' ? undefined : cell.answer.followUp;
  const isOfRegistry = cell.answer === 'registry' || followUp?.no === 'registry';
  if (!isOfRegistry) return cell;
  return {
    ...cell,
    id: cell.id.replace('COV-', 'COV13-'),
    answer: 'covered',
    says: {
      covered:
        cell.strategy === 'subsequent'
          ? 'Medicare covers this scan without a registry. After three scans for the subsequent treatment strategy the contractor decides.'
          : 'Medicare covers this scan without a registry.',
    },
    cites: decision,
  };
}

/** What Medicare pays with FDG since evidence development ended. */
export const fdgCoverage2013: CoverageTable = {
  ...nopr2009.coverage,
  fromOn: '2013-06-11',
  cells: nopr2009.coverage.cells.map(asCovered),
};

/** How a scan with FDG is billed outside any registry. */
export const fdgRecipes2013: readonly ClaimRecipe[] = [
  {
    id: 'CLM13',
    title: 'Any claim, outside the registry',
    kind: null,
    fromOn: '2013-06-11',
    untilOn: null,
    elements: [
      {
        id: 'CLM13-PROCEDURE',
        row: 'procedure',
        codes: [cpt, strategy],
        cites: `${decision}; ${sources.strategy}`,
        note: 'No Q0. After three scans for the subsequent treatment strategy add KX (unconfirmed).',
      },
      { id: 'CLM13-TRACER', row: 'tracer', codes: [{ value: '{tracerHcpcs}' }], cites: sources.tracer },
      {
        id: 'CLM13-DIAGNOSES',
        row: 'diagnosis',
        codes: [{ value: '{diagnosis}' }],
        cites: decision,
        note: 'No V70.7 or Z00.6: it is no claim of a trial.',
      },
    ],
  },
];
