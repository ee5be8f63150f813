/** What a case is for: a registry case of the coverage table. */
export interface SeededScan {
  readonly site: string;
  readonly reason: string;
  readonly tracer: 'FDG' | 'NAF';
  /** The footnote question of the cell, answered so that the registry pays. */
  readonly followUp?: Readonly<Record<string, string>>;
  readonly sex?: 'F' | 'M';
}

/** The plain one of the stories. */
export const restaging: SeededScan = { site: 'PANCREAS', reason: 'RS', tracer: 'FDG' };
export const monitoring: SeededScan = { site: 'BRAIN', reason: 'TM', tracer: 'FDG' };
export const diagnosis: SeededScan = { site: 'OTHER_NOT_SOLID', reason: 'DX_LESION', tracer: 'FDG' };
export const boneMetastasis: SeededScan = { site: 'PROSTATE', reason: 'NAF_FOM', tracer: 'NAF', sex: 'M' };

/** Scans of every group and both tracers. */
export const scans: readonly SeededScan[] = [
  restaging,
  monitoring,
  boneMetastasis,
  { site: 'PROSTATE', reason: 'SR', tracer: 'FDG', sex: 'M' },
  { site: 'KIDNEY', reason: 'RS', tracer: 'FDG' },
  { site: 'UTERUS', reason: 'SR', tracer: 'FDG', sex: 'F' },
  { site: 'SCLC', reason: 'TM', tracer: 'FDG' },
  { site: 'BREAST', reason: 'NAF_POM', tracer: 'NAF', sex: 'F' },
  { site: 'LIVER', reason: 'RS', tracer: 'FDG' },
  { site: 'BLADDER', reason: 'SR', tracer: 'FDG' },
  diagnosis,
  { site: 'LEUKEMIA', reason: 'IS', tracer: 'FDG' },
  { site: 'SOFT_TISSUE', reason: 'RS', tracer: 'FDG' },
  { site: 'STOMACH', reason: 'TM', tracer: 'FDG' },
  { site: 'CERVIX', reason: 'IS', tracer: 'FDG', followUp: { cervixNegative: 'no' }, sex: 'F' },
  { site: 'THYROID', reason: 'SR', tracer: 'FDG', followUp: { thyroidFollicular: 'no' } },
  { site: 'NSCLC', reason: 'NAF_IS', tracer: 'NAF' },
  { site: 'PROSTATE', reason: 'NAF_TM', tracer: 'NAF', sex: 'M' },
  { site: 'TESTES', reason: 'RS', tracer: 'FDG', sex: 'M' },
  { site: 'NEUROENDOCRINE', reason: 'SR', tracer: 'FDG' },
];
