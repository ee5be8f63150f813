import type { SpokenDay } from '../calendar';
import type { Patient } from '../patient';

/** How one question is answered on a page, found by its label as a person reads it. */
export type Answer =
  | { readonly ask: string; readonly choose: string }
  | { readonly ask: string; readonly tick: readonly string[] }
  | { readonly ask: string; readonly type: string }
  /** Looked up in a list: a site, a diagnosis code. */
  | { readonly ask: string; readonly pick: string }
  | { readonly ask: string; readonly person: Physician }
  /** What the form filled in by itself. */
  | { readonly ask: string; readonly stands: string };

export interface Physician {
  readonly npi: string;
  readonly familyName: string;
  readonly givenName: string;
}

/** Why and how a patient is scanned: what registration and both physician forms agree about. */
export interface Scan {
  readonly tracer: 'F-18 FDG' | 'F-18 sodium fluoride (NaF)';
  readonly reason: string;
  readonly site: string;
  readonly diagnosis: string;
  readonly followUp?: Answer;
}

export const scans = {
  pancreasRestaging: {
    tracer: 'F-18 FDG',
    reason: 'Restaging after completion of therapy',
    site: 'Pancreas',
    diagnosis: 'C25.9',
  },
  brainMonitoring: {
    tracer: 'F-18 FDG',
    reason: 'Treatment monitoring during therapy',
    site: 'Brain',
    diagnosis: 'C71.9',
  },
  prostateNaf: {
    tracer: 'F-18 sodium fluoride (NaF)',
    reason: 'NaF: suspected progression of bone metastasis',
    site: 'Prostate',
    diagnosis: 'C61',
  },
  cervixDiagnosis: {
    tracer: 'F-18 FDG',
    reason: 'Diagnosis: is a suspicious lesion cancer?',
    site: 'Cervix',
    diagnosis: 'C53.9',
    followUp: { ask: 'Was conventional imaging negative for spread outside the pelvis?', choose: 'No' },
  },
} as const satisfies Record<string, Scan>;

export function registrationOf(
  patient: Patient,
  physician: Physician,
  scan: Scan,
  scheduled: SpokenDay,
): readonly Answer[] {
  return [
    { ask: 'Last name', type: patient.familyName },
    { ask: 'First name', type: patient.givenName },
    { ask: 'Date of birth', type: patient.born },
    { ask: 'Sex', choose: patient.sex },
    { ask: 'Medicare Beneficiary Identifier (MBI)', type: patient.mbi },
    { ask: 'ZIP code', type: patient.zip },
    { ask: 'Race', tick: ['White'] },
    { ask: 'Ethnicity', choose: 'Not Hispanic or Latino' },
    { ask: 'Medicare coverage', choose: 'Original Medicare is primary' },
    { ask: 'Referring physician', person: physician },
    { ask: 'Radiopharmaceutical', choose: scan.tracer },
    { ask: 'Scheduled scan date', type: scheduled.typed },
    { ask: 'Reason for the scan', choose: scan.reason },
    { ask: 'Cancer site', pick: scan.site },
    ...(scan.followUp ? [scan.followUp] : []),
  ];
}

/** The plan before PET in the stories that only need one. */
const planBefore: readonly Answer[] = [
  {
    ask: 'Intended management if PET were not available',
    choose: 'Additional imaging or other non-invasive tests',
  },
  { ask: 'Imaging or tests you would order', tick: ['CT', 'MRI'] },
];

/** What the physician answers before the scan; `own` are the questions that only this kind of scan asks. */
export function prePetOf(scan: Scan, own: readonly Answer[], plan = planBefore): readonly Answer[] {
  return [
    { ask: 'Are you the treating physician?', choose: 'Yes' },
    { ask: 'Reason for this PET scan', stands: scan.reason },
    ...own,
    ...plan,
  ];
}

export function completionOf(scan: Scan, on: SpokenDay, interpreting: Physician): readonly Answer[] {
  return [
    { ask: 'Was the scan performed?', choose: 'Yes' },
    { ask: 'Date of scan', type: on.typed },
    { ask: 'Scanner', choose: 'PET/CT' },
    { ask: 'Scanner location', choose: 'Fixed' },
    { ask: 'Body region', choose: 'Skull base to mid-thigh' },
    { ask: 'CPT code', stands: '78815' },
    { ask: 'Administered activity (mCi)', type: scan.tracer === 'F-18 FDG' ? '10.4' : '8.2' },
    { ask: 'Injection to imaging (minutes)', type: '62' },
    ...(scan.tracer === 'F-18 FDG' ? [{ ask: 'Blood glucose (mg/dL)', type: '104' }] : []),
    { ask: 'Compared with prior imaging', tick: ['CT'] },
    { ask: 'Interpreting physician', person: interpreting },
    { ask: "Patient's consent to research use", choose: 'No' },
    { ask: 'Information sheet version', type: '2026-A' },
    { ask: 'Date asked', type: on.typed },
  ];
}

export const reportChecklist: readonly Answer[] = [
  { ask: 'Reason for the study', choose: 'Yes' },
  { ask: 'Treatment history', choose: 'Yes' },
  { ask: 'Comparison statement', choose: 'Yes' },
  { ask: 'Injection-to-imaging time', choose: 'No' },
];

const planNow: readonly Answer[] = [
  { ask: 'Intended management now', choose: 'Observation with close follow-up' },
];

/** What the physician concludes; `own` are the questions that only this kind of scan asks. */
export function postPetOf(own: readonly Answer[], plan = planNow): readonly Answer[] {
  return [
    { ask: 'Did PET enable you to avoid additional tests or procedures?', choose: 'Yes' },
    { ask: 'Which were avoided?', tick: ['Biopsy'] },
    ...own,
    ...plan,
    { ask: 'Are you the treating physician?', choose: 'Yes' },
    { ask: 'Do you consent to the use of your answers for research?', choose: 'No' },
  ];
}

export const interpretingPhysician: Physician = {
  npi: '1234567893',
  familyName: 'Radcliffe',
  givenName: 'Ingrid',
};
