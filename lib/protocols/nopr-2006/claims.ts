import type { ClaimCode, ClaimElement, ClaimRecipe } from '../../domain/claims/claim-recipe';
import { cpt, hospitalLine, q0 } from '../nopr-2026/claim-parts';

const fromOn = '2006-05-08';
const untilOn = '2009-04-02';
const instructions = 'CR 5124 (Transmittal 956, MM5124)';

const qr: ClaimCode = {
  value: 'QR',
  untilOn: '2007-12-31',
  cites: `${instructions}: QR on carrier claims`,
  note: 'Contractors read QR from June 19, 2006.',
};
const q0From2008: ClaimCode = {
  ...q0,
  fromOn: '2008-01-01',
  note: 'Contractors read Q0 by April 7, 2008.',
};
const tracer = 'HCPCS A9552, in place of C1775 from January 1, 2006';

const cancerAlone = (id: string): ClaimElement => ({
  id,
  row: 'diagnosis',
  codes: [{ value: '{diagnosis}' }],
  cites: instructions,
});
const cancerAndTrial = (id: string, place?: string): ClaimElement => ({
  id,
  row: 'diagnosis',
  ...(place === undefined ? {} : { place }),
  codes: [{ value: '{diagnosis}' }, { value: 'V70.7' }],
  cites: `${instructions}: V70.7 in the second position`,
});

/** How scans of NOPR 2006 were billed: QR, then Q0, on professional claims; V70.7 on those of a hospital. */
export const recipes: readonly ClaimRecipe[] = [
  {
    id: 'CLM06-PC',
    title: 'Professional component',
    kind: 'professional',
    fromOn,
    untilOn,
    elements: [
      {
        id: 'CLM06-PC-PROCEDURE',
        row: 'procedure',
        codes: [cpt, { value: '26' }, qr, q0From2008],
        cites: instructions,
      },
      cancerAlone('CLM06-PC-DIAGNOSES'),
    ],
  },
  {
    id: 'CLM06-TG',
    title: 'Technical or global, non-hospital',
    kind: 'technical',
    fromOn,
    untilOn,
    elements: [
      {
        id: 'CLM06-TG-TECHNICAL',
        row: 'procedure',
        place: 'Technical component',
        codes: [cpt, { value: 'TC' }, qr, q0From2008],
        cites: instructions,
      },
      {
        id: 'CLM06-TG-GLOBAL',
        row: 'procedure',
        place: 'Global',
        codes: [cpt, qr, q0From2008],
        cites: instructions,
      },
      {
        id: 'CLM06-TG-TRACER',
        row: 'tracer',
        codes: [{ value: '{tracerHcpcs}' }],
        cites: tracer,
        note: 'The modifier stands on the procedure alone, not on the radiopharmaceutical.',
      },
      cancerAlone('CLM06-TG-DIAGNOSES'),
    ],
  },
  {
    id: 'CLM06-HO',
    title: 'Hospital outpatient',
    kind: 'institutional',
    fromOn,
    untilOn: '2007-12-31',
    elements: [
      hospitalLine('CLM06-HO-PROCEDURE', 'procedure', [cpt], `${instructions}: no QR on a hospital claim`),
      hospitalLine('CLM06-HO-TRACER', 'tracer', [{ value: '{tracerHcpcs}' }], tracer),
      cancerAndTrial('CLM06-HO-DIAGNOSES', 'UB-92 FL 67 and 68'),
    ],
  },
  {
    id: 'CLM08-HO',
    title: 'Hospital outpatient',
    kind: 'institutional',
    fromOn: '2008-01-01',
    untilOn,
    elements: [
      {
        ...hospitalLine('CLM08-HO-PROCEDURE', 'procedure', [cpt], instructions),
        note: 'The sources have no hospital claim of these days of their own: it is continued from 2007 (unconfirmed).',
      },
      hospitalLine('CLM08-HO-TRACER', 'tracer', [{ value: '{tracerHcpcs}' }], tracer),
      cancerAndTrial('CLM08-HO-DIAGNOSES'),
    ],
  },
];
