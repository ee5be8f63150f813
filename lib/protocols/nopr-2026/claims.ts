import type { ClaimElement, ClaimRecipe } from '../../domain/claims/claim-recipe';
import { when } from '../../domain/forms/condition';

const naf = when('tracer').is('NAF');

/** The day from which all of these codes hold: ICD-10-CM with Z00.6; the trial number was mandatory before it. */
const fromOn = '2015-10-01';

const modifiers = 'Transmittal 1817 (PI, PS); R1418CP (Q0)';
const trial = 'CR 8401: the trial number is mandatory from January 1, 2014';
const tracer = 'Claims Processing Manual ch. 13 sec. 60.3.2 (A9552); CR 6861 (A9580)';

const diagnoses = (id: string): ClaimElement => ({
  id,
  row: 'diagnosis',
  codes: [{ value: '{diagnosis}' }, { value: 'Z00.6' }],
  cites: 'CR 8401: Z00.6 as secondary diagnosis',
});

/** What to put on a claim for an eligible case, on each of the three kinds of claim. */
export const recipes: readonly ClaimRecipe[] = [
  {
    id: 'CLM-PC',
    title: 'Professional component',
    fromOn,
    untilOn: null,
    elements: [
      {
        id: 'CLM-PC-PROCEDURE',
        row: 'procedure',
        codes: [
          { value: '{cpt}' },
          { value: '26' },
          { value: '{modifier}' },
          { value: 'Q0' },
          { value: 'KX', onlyIf: naf },
        ],
        cites: `${modifiers}; CR 6861 (KX on the professional component of NaF)`,
      },
      diagnoses('CLM-PC-DIAGNOSES'),
      {
        id: 'CLM-PC-TRIAL-837P',
        row: 'trialNumber',
        place: '837P loop 2300 REF P4',
        codes: [{ value: '{nctDigits}' }],
        cites: trial,
      },
      {
        id: 'CLM-PC-TRIAL-PAPER',
        row: 'trialNumber',
        place: 'CMS-1500 item 19',
        codes: [{ value: 'CT{nctDigits}' }],
        cites: trial,
      },
    ],
  },
  {
    id: 'CLM-TG',
    title: 'Technical or global, non-hospital',
    fromOn,
    untilOn: null,
    elements: [
      {
        id: 'CLM-TG-TECHNICAL',
        row: 'procedure',
        place: 'Technical component',
        codes: [{ value: '{cpt}' }, { value: 'TC' }, { value: '{modifier}' }, { value: 'Q0' }],
        cites: modifiers,
      },
      {
        id: 'CLM-TG-GLOBAL',
        row: 'procedure',
        place: 'Global',
        codes: [{ value: '{cpt}' }, { value: '{modifier}' }, { value: 'Q0' }],
        cites: modifiers,
      },
      { id: 'CLM-TG-TRACER', row: 'tracer', codes: [{ value: '{tracerHcpcs}' }], cites: tracer },
      diagnoses('CLM-TG-DIAGNOSES'),
      {
        id: 'CLM-TG-TRIAL-837P',
        row: 'trialNumber',
        place: '837P loop 2300 REF P4',
        codes: [{ value: '{nctDigits}' }],
        cites: trial,
      },
      {
        id: 'CLM-TG-TRIAL-PAPER',
        row: 'trialNumber',
        place: 'CMS-1500 item 19',
        codes: [{ value: 'CT{nctDigits}' }],
        cites: trial,
      },
    ],
  },
  {
    id: 'CLM-HO',
    title: 'Hospital outpatient',
    fromOn,
    untilOn: null,
    elements: [
      {
        id: 'CLM-HO-PROCEDURE',
        row: 'procedure',
        codes: [{ value: '{cpt}' }, { value: '{modifier}' }, { value: 'Q0' }],
        revenueCode: '0404',
        cites: `${modifiers}; revenue code unconfirmed`,
        unconfirmed: true,
      },
      {
        id: 'CLM-HO-TRACER',
        row: 'tracer',
        codes: [{ value: '{tracerHcpcs}' }],
        revenueCode: '0343',
        cites: `${tracer}; revenue code unconfirmed`,
        unconfirmed: true,
      },
      diagnoses('CLM-HO-DIAGNOSES'),
      {
        id: 'CLM-HO-TRIAL-837I',
        row: 'trialNumber',
        place: '837I loop 2300 REF P4',
        codes: [{ value: '{nctDigits}' }],
        cites: trial,
      },
      {
        id: 'CLM-HO-CONDITION',
        row: 'conditionCode',
        codes: [{ value: '30' }],
        cites: 'CR 8401: condition code 30 with Z00.6 and Q0',
      },
      {
        id: 'CLM-HO-VALUE',
        row: 'valueCode',
        place: 'UB-04 FL 39-41',
        codes: [{ value: 'D4' }, { value: '{nctDigits}' }],
        cites: 'CR 8401: value code D4 with the trial number, on paper and direct data entry',
      },
    ],
  },
];
