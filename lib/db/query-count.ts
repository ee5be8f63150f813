import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<{ queries: number }>();

/** Runs the work and counts the SQL statements it sends; `COMMIT` is one of them, `BEGIN` is not. */
export async function countingQueries<T>(work: () => Promise<T>): Promise<{ value: T; queries: number }> {
  const counter = { queries: 0 };
  const value = await scope.run(counter, work);
  return { value, queries: counter.queries };
}

/** Told by the client about each statement. */
export function noteQuery(): void {
  const counter = scope.getStore();
  if (counter) counter.queries += 1;
}
