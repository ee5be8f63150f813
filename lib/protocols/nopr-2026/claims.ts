import type { ClaimRecipe } from '../../domain/claims/claim-recipe';
import { when } from '../../domain/forms/condition';
import {
  cpt,
  icd10From as fromOn,
  hospitalLine,
  institutionalTrial,
  professionalTrial,
  q0,
  sources,
  strategy,
  trialDiagnoses,
} from './claim-parts';

/** What to put on a claim for an eligible case, on each of the three kinds of claim. */
export const recipes: readonly ClaimRecipe[] = [
  {
    id: 'CLM-PC',
    title: 'Professional component',
    kind: 'professional',
    fromOn,
    untilOn: null,
    elements: [
      {
        id: 'CLM-PC-PROCEDURE',
        row: 'procedure',
        codes: [
          cpt,
          { value: '26' },
          strategy,
          q0,
          {
            value: 'KX',
            onlyIf: when('tracer').is('NAF'),
            cites: 'CR 6861 (KX on the professional component of NaF)',
          },
        ],
        cites: sources.strategy,
      },
      trialDiagnoses('CLM-PC-DIAGNOSES'),
      ...professionalTrial('CLM-PC'),
    ],
  },
  {
    id: 'CLM-TG',
    title: 'Technical or global, non-hospital',
    kind: 'technical',
    fromOn,
    untilOn: null,
    elements: [
      {
        id: 'CLM-TG-TECHNICAL',
        row: 'procedure',
        place: 'Technical component',
        codes: [cpt, { value: 'TC' }, strategy, q0],
        cites: sources.strategy,
      },
      {
        id: 'CLM-TG-GLOBAL',
        row: 'procedure',
        place: 'Global',
        codes: [cpt, strategy, q0],
        cites: sources.strategy,
      },
      {
        id: 'CLM-TG-TRACER',
        row: 'tracer',
        codes: [{ value: '{tracerHcpcs}' }],
        cites: sources.tracer,
      },
      trialDiagnoses('CLM-TG-DIAGNOSES'),
      ...professionalTrial('CLM-TG'),
    ],
  },
  {
    id: 'CLM-HO',
    title: 'Hospital outpatient',
    kind: 'institutional',
    fromOn,
    untilOn: null,
    elements: [
      hospitalLine('CLM-HO-PROCEDURE', 'procedure', [cpt, strategy, q0], sources.strategy),
      hospitalLine('CLM-HO-TRACER', 'tracer', [{ value: '{tracerHcpcs}' }], sources.tracer),
      trialDiagnoses('CLM-HO-DIAGNOSES'),
      ...institutionalTrial('CLM-HO'),
    ],
  },
];
