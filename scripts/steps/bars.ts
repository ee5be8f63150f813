import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { elsewhere } from '@/bars/table';
import { dataFolder } from './data-folder';
import { runE2e } from './e2e';
import { playwrightCount } from './tally';
import { runVitest } from './vitest';

/** What is known of a bar after its long run. */
export type BarLine =
  | { readonly id: string; readonly notRun: string }
  | {
      readonly id: string;
      readonly tries: string;
      readonly tried: number;
      readonly failures: readonly string[];
      /** How many guards were taken out to see the bar fail. */
      readonly controls: number;
      readonly seconds: number;
    };

const outcomeSchema = z.strictObject({
  id: z.string(),
  tries: z.string(),
  tried: z.number(),
  failures: z.array(z.string()),
  controls: z.number(),
});

/** Tries the whole of a bar, wherever it is proved. */
export async function runBar(id: string): Promise<BarLine> {
  const file = `bars/${id.toLowerCase()}.bar.ts`;
  if (existsSync(file)) return runFile(id, file);
  const proof = elsewhere[id] ?? { notRun: 'nobody wrote it yet' };
  return 'notRun' in proof ? { id, ...proof } : runStories(id, proof.browser);
}

async function runFile(id: string, file: string): Promise<BarLine> {
  const report = reportOf(id);
  const began = performance.now();
  await runVitest(['--project', 'bars', file, '--reporter=dot'], {
    TRACER_BAR_SIZE: 'long',
    TRACER_BAR_REPORT: report,
  });
  const seconds = (performance.now() - began) / 1000;
  if (!existsSync(report))
    return { id, tries: 'runs', tried: 1, failures: ['It ended without a result.'], controls: 0, seconds };
  const outcome = outcomeSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  return { ...outcome, seconds };
}

/** What stories came to that prove several bars; they are told once. */
const told = new Map<string, BarLine>();

async function runStories(id: string, words: string): Promise<BarLine> {
  const before = told.get(words);
  if (before) return { ...before, id };
  const report = reportOf(id);
  const began = performance.now();
  const status = await runE2e([words], report);
  const { passed, failed } = playwrightCount(report, status);
  const failures = Array.from({ length: failed }, () => `A story of npm run test:e2e -- ${words} failed.`);
  const seconds = (performance.now() - began) / 1000;
  const line = {
    id,
    tries: `browser stories (${words})`,
    tried: passed + failed,
    failures,
    controls: 0,
    seconds,
  };
  told.set(words, line);
  return line;
}

function reportOf(id: string): string {
  const folder = join(dataFolder, 'reports');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `bar-${id}.json`);
  rmSync(report, { force: true });
  return report;
}
