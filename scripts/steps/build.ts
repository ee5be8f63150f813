import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './run-node';

export const nextProgram = 'node_modules/next/dist/bin/next';

const sources = [
  'app',
  'lib',
  'public',
  'prisma/schema.prisma',
  'package-lock.json',
  'next.config.ts',
  'instrumentation.ts',
  'proxy.ts',
  'tsconfig.json',
];
const stamp = '.next/tracer-build-hash';

/** Builds the portal when anything it is made of changed since the last build. */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
  const state = stateOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  say('Building the portal, which takes about a minute …');
  mkdirSync('.data', { recursive: true, mode: 0o700 });
  await runNode(
    'The build',
    [nextProgram, 'build'],
    { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    '.data/build.log',
  );
  writeFileSync(stamp, state);
}

function stateOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap(filesIn).filter((path) => !/\.test\.tsx?$/.test(path))) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
