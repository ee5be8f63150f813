import { demoPassphrase, demoPeople } from '@/lib/server/demo-people';

export function welcome(address: string): string {
  const lines = demoPeople.map(({ email, does }) => `  ${email.padEnd(32)}${does}`);
  return `
Tracer is ready at ${address}

Sign in with the passphrase ${demoPassphrase} as
${lines.join('\n')}

The second step asks for a code, which the page itself shows in a demo (all of them: ${address}/demo).

All people and cases are synthetic. Ctrl-C stops it and keeps the data; npm run demo -- --reset begins anew.
`;
}
