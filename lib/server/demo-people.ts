/** Who can sign in to a demo, in the order in which its story is told. They exist in demo mode alone. */
export const demoPeople = [
  { email: 'registrar@lakeside.example', does: 'registers scans at Lakeside Imaging' },
  { email: 'manager@lakeside.example', does: 'runs Lakeside Imaging' },
  { email: 'registrar@harbor.example', does: 'registers scans at Harbor PET Center' },
  { email: 'physician@oncology.example', does: 'refers patients and answers before and after the scan' },
  { email: 'physician2@oncology.example', does: 'another referring physician' },
  { email: 'administrator@registry.example', does: 'runs the registry: completeness, cases, who did what' },
  { email: 'auditor@registry.example', does: 'sees what the administrator sees and changes nothing' },
] as const;

/** The passphrase of everybody in a demo. */
export const demoPassphrase = 'registry-demo-only';
