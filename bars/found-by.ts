import fc from 'fast-check';
import type { Outcome } from './bar';
import { seedOfRun } from './seed';

/**
 * Checks a property so often and tells its smallest counterexample, with the seed that finds it again:
 * `TRACER_BAR_SEED=… npm run test:long -- <id>`.
 */
export async function foundBy<T extends [unknown, ...unknown[]]>(
  property: fc.IProperty<T> | fc.IAsyncProperty<T>,
  { runs, isShrunk = true }: { readonly runs: number; readonly isShrunk?: boolean },
): Promise<Outcome> {
  const seed = seedOfRun();
  const details = await fc.check<T>(property, { numRuns: runs, seed, endOnFailure: !isShrunk });
  const failures = details.failed
    ? [`${messageOf(details.errorInstance)}; seed ${seed}; ${fc.stringify(details.counterexample)}`]
    : [];
  return { tried: details.numRuns, failures };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
