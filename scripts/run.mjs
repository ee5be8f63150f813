// node scripts/run.mjs <file.ts> [words]: installs what is missing, then runs the file's default export.
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';

const [file, ...words] = process.argv.slice(2);
prepare();
try {
  const { register } = await import('tsx/esm/api');
  register();
  const { default: generateClient } = await import('./generate.ts');
  generateClient();
  const script = await import(pathToFileURL(file).href);
  process.exit((await script.default?.(words)) ?? 0);
} catch (error) {
  console.error(sentenceFor(error) ?? error);
  process.exit(1);
}

/** Expected trouble is a sentence; anything else is a bug, whose stack is wanted. */
function sentenceFor(error) {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'Trouble') return error.message;
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code) || !error.path) return undefined;
  return `${error.path} cannot be written (${error.code}). Make its folder writable for this user, or run Tracer from one that is.`;
}
