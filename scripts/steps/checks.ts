import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** One check that passes or fails as a whole. */
export type Check = { name: string; words: readonly string[]; isTrue?: (output: string) => boolean };

const biome: Check = {
  name: 'lint and format',
  words: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
};
const types: Check = { name: 'types', words: ['node_modules/typescript/bin/tsc', '--noEmit'] };
export const importDirections = [
  '--import',
  resolve('scripts/lint/swc-reads-tsx.mjs'),
  resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
  '--config',
  resolve('.dependency-cruiser.cjs'),
];
const imports: Check = {
  name: 'import directions',
  words: [...importDirections, 'app', 'lib', 'prisma', 'scripts', 'bench', 'bars', 'e2e'],
  // A cruise that reads no modules finds no fault in them.
  isTrue: (output) => Number(/(\d+) modules/.exec(output)?.[1] ?? 0) >= 400,
};
const deadCode: Check = { name: 'dead code', words: ['node_modules/knip/bin/knip.js'] };

export const quickChecks = [biome, types];
export const allChecks = [biome, types, imports, deadCode];

/** Writes the types of the routes, which the type check reads. */
export const routeTypes: Check = {
  name: 'types of routes',
  words: ['node_modules/next/dist/bin/next', 'typegen'],
};

/** Runs a check and prints its words only when it fails. */
export async function passes({ name, words, isTrue = () => true }: Check): Promise<boolean> {
  const started = Date.now();
  const { status, output } = await run(words);
  const isPassed = status === 0 && isTrue(output);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${isPassed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
  if (!isPassed) console.log(output.trim().slice(-20_000));
  return isPassed;
}

function run(words: readonly string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}
