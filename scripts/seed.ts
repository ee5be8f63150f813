import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Fills an empty demo database; run in its own process, with the demo's environment. */
export default async function seed(): Promise<void> {
  const file = 'prisma/seed/demo.ts';
  if (!existsSync(file)) return;
  const module: { seedDemo: () => Promise<void> } = await import(pathToFileURL(file).href);
  await module.seedDemo();
}
