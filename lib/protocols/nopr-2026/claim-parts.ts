import type { ClaimCode, ClaimElement } from '../../domain/claims/claim-recipe';

/** Sources that the recipes of every edition share. */
export const sources = {
  strategy: 'Transmittal 1817 (PI, PS)',
  q0: 'R1418CP (Q0)',
  trial: 'CR 8401: the trial number is mandatory from January 1, 2014',
  tracer: 'Claims Processing Manual ch. 13 sec. 60.3.2 (A9552); CR 6861 (A9580)',
} as const;

export const cpt: ClaimCode = { value: '{cpt}' };
export const strategy: ClaimCode = { value: '{modifier}' };
export const q0: ClaimCode = { value: 'Q0', cites: sources.q0 };

/** Before this day no claim has to carry the number of the trial. */
const trialFromOn = '2014-01-01';
/** Medicare reads ICD-10-CM on services from this day, ICD-9-CM before. */
export const icd10From = '2015-10-01';

/** The cancer first, then the code of a clinical trial: V70.7 until September 30, 2015, Z00.6 after. */
export function trialDiagnoses(id: string, note?: string): ClaimElement {
  return {
    id,
    row: 'diagnosis',
    codes: [
      { value: '{diagnosis}' },
      { value: 'V70.7', untilOn: '2015-09-30', cites: 'CR 8401: V70.7 as secondary diagnosis' },
      { value: 'Z00.6', fromOn: icd10From, cites: 'CR 8401: Z00.6 as secondary diagnosis' },
    ],
    cites: 'Claims Processing Manual ch. 32 sec. 69',
    ...(note === undefined ? {} : { note }),
  };
}

/** The number of the trial where a form wants it, on dates of service on which it was mandatory. */
export function trialNumber(id: string, place: string, value = '{nctDigits}'): ClaimElement {
  return {
    id,
    row: 'trialNumber',
    place,
    codes: [
      {
        value,
        untilOn: '2014-12-31',
        note: 'Until December 31, 2014 contractors took 99999999 in its place.',
      },
      { value, fromOn: '2015-01-01' },
    ],
    fromOn: trialFromOn,
    cites: sources.trial,
  };
}

/** Where a professional claim carries the number: electronically, and on paper. */
export function professionalTrial(recipe: string): readonly ClaimElement[] {
  return [
    trialNumber(`${recipe}-TRIAL-837P`, '837P loop 2300 REF P4'),
    trialNumber(`${recipe}-TRIAL-PAPER`, 'CMS-1500 item 19', 'CT{nctDigits}'),
  ];
}

/** Where a hospital's claim carries the number and says that it is one of a trial. */
export function institutionalTrial(recipe: string): readonly ClaimElement[] {
  return [
    trialNumber(`${recipe}-TRIAL-837I`, '837I loop 2300 REF P4'),
    {
      id: `${recipe}-CONDITION`,
      row: 'conditionCode',
      codes: [{ value: '30' }],
      cites: 'CR 8401: condition code 30 with V70.7 or Z00.6, and Q0',
    },
    {
      id: `${recipe}-VALUE`,
      row: 'valueCode',
      place: 'UB-04 FL 39-41',
      codes: [{ value: 'D4' }, { value: '{nctDigits}' }],
      fromOn: trialFromOn,
      cites: 'CR 8401: value code D4 with the trial number, on paper and direct data entry',
    },
  ];
}

/** A line of a hospital, with the revenue code that no source at hand confirms. */
export function hospitalLine(
  id: string,
  row: 'procedure' | 'tracer',
  codes: readonly ClaimCode[],
  cites: string,
): ClaimElement {
  return {
    id,
    row,
    codes,
    revenueCode: row === 'procedure' ? '0404' : '0343',
    cites: `${cites}; revenue code unconfirmed`,
    unconfirmed: true,
  };
}
