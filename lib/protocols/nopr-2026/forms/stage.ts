/** Working summary stage, in the same six choices before and after PET. */
export const stageOptions = [
  { value: 'NED', label: 'No evidence of disease or in remission' },
  { value: 'LOC', label: 'Localized only' },
  { value: 'REG', label: 'Regional by direct extension or lymph nodes' },
  { value: 'MET1', label: 'Metastatic with a single suspected site' },
  { value: 'METM', label: 'Metastatic with multiple suspected sites' },
  { value: 'UNK', label: 'Unknown or uncertain' },
] as const;
