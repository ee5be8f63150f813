import type { ClaimCode, ClaimElement, ClaimRecipe } from '../../domain/claims/claim-recipe';
import { cpt, hospitalLine, q0, sources, strategy } from '../nopr-2026/claim-parts';

const fromOn = '2009-04-03';
const untilOn = '2013-06-10';
const changes = 'Claims Processing Manual ch. 13 sec. 60.16; Transmittals 1817 and 106 (PI, PS)';

const firstStrategies: readonly ClaimCode[] = [
  {
    ...strategy,
    untilOn: '2009-10-18',
    note: 'The sources disagree on the first day of PI and PS: services from April 3, 2009 (manual) or from April 6 (trade press). Contractors read them from October 19, 2009.',
  },
  { ...strategy, fromOn: '2009-10-19' },
];
const cancerAlone = (id: string): ClaimElement => ({
  id,
  row: 'diagnosis',
  codes: [{ value: '{diagnosis}' }],
  cites: changes,
});

/** How scans of NOPR 2009 were billed: the treatment strategy beside Q0. */
export const recipes: readonly ClaimRecipe[] = [
  {
    id: 'CLM09-PC',
    title: 'Professional component',
    kind: 'professional',
    fromOn,
    untilOn,
    elements: [
      {
        id: 'CLM09-PC-PROCEDURE',
        row: 'procedure',
        codes: [cpt, { value: '26' }, ...firstStrategies, q0],
        cites: changes,
      },
      cancerAlone('CLM09-PC-DIAGNOSES'),
    ],
  },
  {
    id: 'CLM09-TG',
    title: 'Technical or global, non-hospital',
    kind: 'technical',
    fromOn,
    untilOn,
    elements: [
      {
        id: 'CLM09-TG-TECHNICAL',
        row: 'procedure',
        place: 'Technical component',
        codes: [cpt, { value: 'TC' }, ...firstStrategies, q0],
        cites: changes,
      },
      {
        id: 'CLM09-TG-GLOBAL',
        row: 'procedure',
        place: 'Global',
        codes: [cpt, ...firstStrategies, q0],
        cites: changes,
      },
      { id: 'CLM09-TG-TRACER', row: 'tracer', codes: [{ value: '{tracerHcpcs}' }], cites: sources.tracer },
      cancerAlone('CLM09-TG-DIAGNOSES'),
    ],
  },
  {
    id: 'CLM09-HO',
    title: 'Hospital outpatient',
    kind: 'institutional',
    fromOn,
    untilOn,
    elements: [
      hospitalLine(
        'CLM09-HO-PROCEDURE',
        'procedure',
        [
          cpt,
          ...firstStrategies,
          {
            ...q0,
            note: 'The sources disagree on hospital claims: Q0, or V70.7 in the second position with condition code 30, or both (trade press 2009); all three together (CR 8401).',
          },
        ],
        changes,
      ),
      hospitalLine('CLM09-HO-TRACER', 'tracer', [{ value: '{tracerHcpcs}' }], sources.tracer),
      {
        id: 'CLM09-HO-DIAGNOSES',
        row: 'diagnosis',
        codes: [{ value: '{diagnosis}' }, { value: 'V70.7' }],
        cites: 'Trade press 2009: V70.7 in the second position with condition code 30',
      },
      {
        id: 'CLM09-HO-CONDITION',
        row: 'conditionCode',
        codes: [{ value: '30' }],
        cites: 'Trade press 2009: V70.7 in the second position with condition code 30',
      },
    ],
  },
];
