/** The people of the demo world, by the names the stories call them. */
export const people = {
  registrar: 'registrar@lakeside.example',
  manager: 'manager@lakeside.example',
  harborRegistrar: 'registrar@harbor.example',
  physician: 'physician@oncology.example',
  physician2: 'physician2@oncology.example',
  administrator: 'administrator@registry.example',
  auditor: 'auditor@registry.example',
} as const;

export type PersonName = keyof typeof people;

/** Works in demo mode alone. */
export const passphrase = 'registry-demo-only';
