import { createHash } from 'node:crypto';

/** The seed of the authenticator app of somebody in a demo: the same in every demo. */
export function demoSeed(email: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`tracer demo ${email}`).digest().subarray(0, 20));
}

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
