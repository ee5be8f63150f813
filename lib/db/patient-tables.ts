/** The tables whose rows say something about a patient. Row security is forced on each; a test reads the catalogue. */
export const patientTables = [
  'registry_case',
  'case_event',
  'entry',
  'signature',
  'draft',
  'verdict',
  'case_outlook',
  'attachment',
  'claim_document',
  'case_claim',
  'form_link',
  'link_session',
  'physician',
  'case_counter',
  'idempotency_key',
  'audit_line',
] as const;
export type PatientTable = (typeof patientTables)[number];
