// node scripts/run.mjs <file.ts> [words]: installs what is missing, then runs the file's default export.
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';

const [file, ...words] = process.argv.slice(2);
prepare();
try {
  const { register } = await import('tsx/esm/api');
  register();
  const { generateClient } = await import('./generate.ts');
  generateClient();
  const script = await import(pathToFileURL(file).href);
  process.exit((await script.default?.(words)) ?? 0);
} catch (error) {
  // Expected trouble is a sentence; anything else is a bug, whose stack is wanted.
  console.error(error instanceof Error && error.name === 'Trouble' ? error.message : error);
  process.exit(1);
}
