import type { ReviewRow, ReviewSection } from './review';

/** One question that two revisions of a form answer differently; null where a revision did not ask it. */
export interface Difference {
  readonly key: string;
  readonly number?: string;
  readonly ask: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

/** What a revision changed, in the order of the form: answers that differ, and questions that came or went with them. */
export function differences(
  before: readonly ReviewSection[],
  after: readonly ReviewSection[],
): readonly Difference[] {
  const former = rowsOf(before);
  const now = rowsOf(after);
  const keys = [...now.keys(), ...[...former.keys()].filter((key) => !now.has(key))];
  return keys.flatMap((key): readonly Difference[] => {
    const [one, other] = [former.get(key), now.get(key)];
    const row = other ?? one;
    if (!row || (one && other && one.words.join('\n') === other.words.join('\n'))) return [];
    const { number, ask } = row;
    return [
      {
        key,
        ...(number === undefined ? {} : { number }),
        ask,
        before: one?.words ?? null,
        after: other?.words ?? null,
      },
    ];
  });
}

function rowsOf(sections: readonly ReviewSection[]): ReadonlyMap<string, ReviewRow> {
  return new Map(sections.flatMap(({ rows }) => rows.map((row) => [row.key, row])));
}
