/** How a page ended that could not be made: there is nothing, or something of ours broke. */
export type PageEnd = 'nothing' | 'failure';

/** More at once than this are being made by nobody. */
const most = 1_000;

/** Says how the page of a request ends, for whoever writes the words of it. */
export function notePageEnd(requestId: string, end: PageEnd): void {
  const all = ends();
  all.set(requestId, end);
  for (const old of all.keys()) {
    if (all.size <= most) break;
    all.delete(old);
  }
}

/** How the page of a request ended; null while it did not. Told once. */
export function takePageEnd(requestId: string): PageEnd | null {
  const end = ends().get(requestId);
  ends().delete(requestId);
  return end === 'nothing' || end === 'failure' ? end : null;
}

const place = Symbol.for('tracer.page-ends');

/** One for the process: the framework loads this file once where pages are decided and once where they are painted. */
function ends(): Map<unknown, unknown> {
  const known: unknown = Reflect.get(globalThis, place);
  if (known instanceof Map) return known;
  const made = new Map<unknown, unknown>();
  Reflect.set(globalThis, place, made);
  return made;
}
