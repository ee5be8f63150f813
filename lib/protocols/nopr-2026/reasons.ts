import type { CoverageReason, Tracer } from '../../domain/rules/coverage';

/** The radiopharmaceuticals of the registry and the code each has on a claim. */
export const tracers = [
  { code: 'FDG', label: 'F-18 FDG', hcpcs: 'A9552' },
  { code: 'NAF', label: 'F-18 sodium fluoride (NaF)', hcpcs: 'A9580' },
] as const satisfies readonly Tracer[];

/** Why a scan is done. Strategy and modifier follow from the reason (CAG-00181R, April 3, 2009). */
export const reasons = [
  {
    code: 'DX_LESION',
    label: 'Diagnosis: is a suspicious lesion cancer?',
    tracer: 'FDG',
    group: 'diagnosis',
    strategy: 'initial',
    modifier: 'PI',
  },
  {
    code: 'DX_CUP',
    label: 'Diagnosis: unknown primary with metastatic disease',
    tracer: 'FDG',
    group: 'diagnosis',
    strategy: 'initial',
    modifier: 'PI',
  },
  {
    code: 'DX_PNS',
    label: 'Diagnosis: suspected paraneoplastic syndrome',
    tracer: 'FDG',
    group: 'diagnosis',
    strategy: 'initial',
    modifier: 'PI',
  },
  {
    code: 'IS',
    label: 'Initial staging of newly diagnosed cancer',
    tracer: 'FDG',
    group: 'staging',
    strategy: 'initial',
    modifier: 'PI',
  },
  {
    code: 'RS',
    label: 'Restaging after completion of therapy',
    tracer: 'FDG',
    group: 'restaging',
    strategy: 'subsequent',
    modifier: 'PS',
  },
  {
    code: 'SR',
    label: 'Suspected recurrence',
    tracer: 'FDG',
    group: 'recurrence',
    strategy: 'subsequent',
    modifier: 'PS',
  },
  {
    code: 'TM',
    label: 'Treatment monitoring during therapy',
    tracer: 'FDG',
    group: 'monitoring',
    strategy: 'subsequent',
    modifier: 'PS',
  },
  {
    code: 'NAF_IS',
    label: 'NaF: initial staging',
    tracer: 'NAF',
    group: 'naf',
    strategy: 'initial',
    modifier: 'PI',
  },
  {
    code: 'NAF_FOM',
    label: 'NaF: suspected first bone metastasis',
    tracer: 'NAF',
    group: 'naf',
    strategy: 'subsequent',
    modifier: 'PS',
  },
  {
    code: 'NAF_POM',
    label: 'NaF: suspected progression of bone metastasis',
    tracer: 'NAF',
    group: 'naf',
    strategy: 'subsequent',
    modifier: 'PS',
  },
  {
    code: 'NAF_TM',
    label: 'NaF: treatment monitoring',
    tracer: 'NAF',
    group: 'naf',
    strategy: 'subsequent',
    modifier: 'PS',
  },
] as const satisfies readonly CoverageReason[];

export type ReasonCode = (typeof reasons)[number]['code'];

/** The reasons of the diagnosis group: the disease is not known yet, so neither its site nor its stage is asked. */
export const diagnosisReasons = ['DX_LESION', 'DX_CUP', 'DX_PNS'] as const satisfies readonly ReasonCode[];
/** Staging, restaging and recurrence with FDG, and every NaF reason: stage and extent are asked after PET. */
export const stagedReasons = [
  'IS',
  'RS',
  'SR',
  'NAF_IS',
  'NAF_FOM',
  'NAF_POM',
  'NAF_TM',
] as const satisfies readonly ReasonCode[];
/** Treatment monitoring, with either radiopharmaceutical. */
export const monitoringReasons = ['TM', 'NAF_TM'] as const satisfies readonly ReasonCode[];
