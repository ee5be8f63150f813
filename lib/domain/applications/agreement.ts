/**
 * The business associate agreement between a facility and the registry, in plain words. A changed text gets a new version;
 * what was signed names its version and the hash of its text.
 */
export const agreement = {
  version: 1,
  title: 'Business associate agreement',
  paragraphs: [
    'The facility sends the registry data about patients whose scans Medicare pays for only inside the registry. Under the HIPAA rules (45 CFR parts 160 and 164) the facility is a covered entity, and the registry is its business associate for this purpose.',
    'The registry uses and discloses these data only to run the registry: to decide and document eligibility, to report to the Centers for Medicare & Medicaid Services for payment, and for what the law requires. Research sees only cases in which both the patient and the referring physician agreed.',
    'The registry keeps the data safe by the safeguards of 45 CFR 164.308, 164.310, 164.312 and 164.316, lets only those see them who need them, and binds its own contractors to the same in writing.',
    'The registry tells the facility without unreasonable delay, and within 60 days at the latest, of any use or disclosure that this agreement does not allow, and of every breach of unsecured data.',
    'The registry makes the data available to the facility for access, amendment and an accounting of disclosures (45 CFR 164.524, 164.526, 164.528), and its practices and records to the Secretary of Health and Human Services.',
    'The facility gives access only to people who work for it, takes it away when they leave, and asks the registry for nothing that the rules would not allow itself.',
    'The agreement runs from the day of approval. Either side may end it in writing with 30 days’ notice, and at once where the other breaks it and does not mend that. Then the registry returns or destroys the data where that is feasible; what the law makes it keep stays protected as this agreement says.',
  ],
} as const;

/** What signing it means, as it is kept with the signature. */
export function agreementMeaning(legalName: string): string {
  return `I may sign for ${legalName}, and I sign this agreement for it.`;
}
