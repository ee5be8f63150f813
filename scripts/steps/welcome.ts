const people = [
  ['registrar@lakeside.example', 'registers scans at Lakeside Imaging'],
  ['manager@lakeside.example', 'runs Lakeside Imaging'],
  ['registrar@harbor.example', 'registers scans at Harbor PET Center'],
  ['physician@oncology.example', 'refers patients and answers before and after the scan'],
  ['physician2@oncology.example', 'another referring physician'],
  ['administrator@registry.example', 'runs the registry: completeness, cases, who did what'],
  ['auditor@registry.example', 'sees what the administrator sees and changes nothing'],
] as const;

export function welcome(address: string): string {
  const lines = people.map(([email, who]) => `  ${email.padEnd(32)}${who}`);
  return `
Tracer is ready at ${address}

Sign in with the passphrase registry-demo-only as
${lines.join('\n')}

All people and cases are synthetic. Ctrl-C stops it and keeps the data; npm run demo -- --reset begins anew.
`;
}
