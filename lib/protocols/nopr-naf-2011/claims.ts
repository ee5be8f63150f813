import type { ClaimRecipe } from '../../domain/claims/claim-recipe';
import {
  cpt,
  hospitalLine,
  institutionalTrial,
  professionalTrial,
  q0,
  sources,
  strategy,
  trialDiagnoses,
} from '../nopr-2026/claim-parts';

const fromOn = '2011-02-07';
const untilOn = '2017-12-14';
const naf = 'CR 6861; CR 7125 (Transmittal 2096)';
const secondMayBeLeft = 'On a professional claim the second code may be left out (unconfirmed).';

/** How scans with sodium fluoride were billed while their registry enrolled. */
export const recipes: readonly ClaimRecipe[] = [
  {
    id: 'CLM11-PC',
    title: 'Professional component',
    kind: 'professional',
    fromOn,
    untilOn,
    elements: [
      {
        id: 'CLM11-PC-PROCEDURE',
        row: 'procedure',
        codes: [
          cpt,
          { value: '26' },
          strategy,
          q0,
          {
            value: 'KX',
            cites: 'CR 6861 (KX tells NaF from FDG where no radiopharmaceutical is billed)',
            note: 'KX is for the professional component alone, and some contractors do not ask for it.',
          },
        ],
        cites: `${naf}; ${sources.strategy}`,
      },
      trialDiagnoses('CLM11-PC-DIAGNOSES', secondMayBeLeft),
      ...professionalTrial('CLM11-PC'),
    ],
  },
  {
    id: 'CLM11-TG',
    title: 'Technical or global, non-hospital',
    kind: 'technical',
    fromOn,
    untilOn,
    elements: [
      {
        id: 'CLM11-TG-TECHNICAL',
        row: 'procedure',
        place: 'Technical component',
        codes: [cpt, { value: 'TC' }, strategy, q0],
        cites: `${naf}; ${sources.strategy}`,
      },
      {
        id: 'CLM11-TG-GLOBAL',
        row: 'procedure',
        place: 'Global',
        codes: [cpt, strategy, q0],
        cites: `${naf}; ${sources.strategy}`,
      },
      { id: 'CLM11-TG-TRACER', row: 'tracer', codes: [{ value: '{tracerHcpcs}' }], cites: naf },
      trialDiagnoses('CLM11-TG-DIAGNOSES', secondMayBeLeft),
      ...professionalTrial('CLM11-TG'),
    ],
  },
  {
    id: 'CLM11-HO',
    title: 'Hospital outpatient',
    kind: 'institutional',
    fromOn,
    untilOn,
    elements: [
      hospitalLine('CLM11-HO-PROCEDURE', 'procedure', [cpt, strategy, q0], `${naf}; ${sources.strategy}`),
      hospitalLine('CLM11-HO-TRACER', 'tracer', [{ value: '{tracerHcpcs}' }], naf),
      trialDiagnoses('CLM11-HO-DIAGNOSES'),
      ...institutionalTrial('CLM11-HO'),
    ],
  },
];
